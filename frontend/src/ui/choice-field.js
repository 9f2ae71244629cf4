/** A choice from a list, named in the reader's language. */
import { h } from './element.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{
 *   name: () => string, test: string,
 *   options: readonly { value: string, text: () => string, title?: string }[],
 *   value: { value: string, subscribe: (fn: (value: string) => void) => () => void },
 * }} props
 */
export function choiceField(scope, { name, test, options, value }) {
  const change = () => {
    value.value = select.value;
  };
  const items = options.map((option) => scope.text(h('option', { value: option.value }), option.text));
  const select = h('select', { class: 'field', 'data-test': test, onchange: change }, ...items);
  const titles = new Map(options.map((option) => [option.value, option.title ?? '']));
  scope.watch(() => {
    select.value = value.value;
    select.title = titles.get(value.value) ?? '';
  }, [value]);
  return h('label', { class: 'labelled choice-field' }, scope.text(h('span'), name), select);
}
