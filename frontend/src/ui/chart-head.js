/** A chart's name, and the switch between a logarithmic and a linear scale. */
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{
 *   title: string, log: import('../core/signal.js').Signal<boolean>, i18n: import('../core/i18n.js').I18n, test: string,
 * }} props
 *   `title` is the text's key
 * @returns {() => void}
 */
export function mountChartHead(root, { title, log, i18n, test }) {
  const head = h('header', { class: 'chart-head' });
  root.append(head);
  const scope = createScope(i18n, head);
  const group = h('div', { class: 'segments', role: 'radiogroup' });
  scope.attr(group, 'aria-label', () => i18n.t('chart.scale'));
  for (const on of [true, false]) group.append(choice(scope, { log, i18n, test, on }));
  head.append(
    scope.text(h('h2'), () => i18n.t(title)),
    group,
  );
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{log: import('../core/signal.js').Signal<boolean>, i18n: import('../core/i18n.js').I18n, test: string, on: boolean}} props
 */
function choice(scope, { log, i18n, test, on }) {
  const name = on ? 'log' : 'linear';
  const take = () => {
    log.value = on;
  };
  const radio = h('input', { type: 'radio', name: `${test}-scale`, 'data-test': `${test}-${name}`, onchange: take });
  scope.watch(() => {
    radio.checked = log.value === on;
  }, [log]);
  return h(
    'label',
    { class: 'segment' },
    radio,
    scope.text(h('span'), () => i18n.t(`chart.${name}`)),
  );
}
