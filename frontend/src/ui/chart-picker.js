/** Which charts stand below the stage, and whether their scale is logarithmic. */
import { h, setAttr } from './element.js';
import { scaleChoice } from './scale-choice.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('../core/measures.js').Measure} Measure
 * @typedef {{
 *   measures: import('../core/signal.js').Readable<readonly Measure[]>,
 *   shown: import('../core/signal.js').Readable<readonly string[]>,
 *   onpick: (id: string) => void,
 *   log: import('../core/signal.js').Signal<boolean>,
 *   i18n: import('../core/i18n.js').I18n,
 * }} ChartPickerProps
 *   `shown` are the measures on the page, by their ids
 */

/**
 * @param {Element} root
 * @param {ChartPickerProps} props
 * @returns {() => void}
 */
export function mountChartPicker(root, props) {
  const { measures, log, i18n } = props;
  const list = h('div', { class: 'chart-picker', role: 'group' });
  const head = h('header', { class: 'chart-head' });
  root.append(head);
  const scope = createScope(i18n, head);
  scope.attr(list, 'aria-label', () => i18n.t('chart.pick'));
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    list.replaceChildren(...measures.value.map((measure) => choice(inner, measure, props)));
  }, [measures]);
  scope.own(() => inner.dispose());
  head.append(list, scaleChoice(scope, { test: 'loss', log, i18n }));
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Measure} measure
 * @param {ChartPickerProps} props
 */
function choice(scope, measure, { shown, onpick, i18n }) {
  const { id, kind, parameter = '' } = measure;
  const pick = () => onpick(id);
  const button = h('button', { type: 'button', class: 'chart-choice', 'data-test': `chart-${id}`, onclick: pick });
  scope.watch(() => setAttr(button, 'aria-pressed', String(shown.value.includes(id))), [shown]);
  scope.attr(button, 'title', () => i18n.t(`chart.${kind}_help`, { parameter }));
  return scope.text(button, () => i18n.t(`chart.${kind}`, { parameter }));
}
