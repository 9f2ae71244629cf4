/** A few choices side by side, of which one holds. */
import { h } from './element.js';

/**
 * @typedef {{
 *   test: string,
 *   label: () => string,
 *   options: readonly { value: string, text: () => string }[],
 *   chosen: import('../core/signal.js').Readable<string>,
 *   onchoose: (value: string) => void,
 * }} SegmentsProps
 *   each option's input has the `data-test` `${test}-${value}`
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {SegmentsProps} props
 * @returns {HTMLElement}
 */
export function segments(scope, { test, label, options, chosen, onchoose }) {
  const group = h('div', { class: 'segments', role: 'radiogroup' });
  scope.attr(group, 'aria-label', label);
  for (const { value, text } of options) {
    const take = () => onchoose(value);
    const radio = h('input', { type: 'radio', name: test, 'data-test': `${test}-${value}`, onchange: take });
    scope.watch(() => {
      radio.checked = chosen.value === value;
    }, [chosen]);
    group.append(h('label', { class: 'segment' }, radio, scope.text(h('span'), text)));
  }
  return group;
}
