/** What is wrong with a formula, in words, and the place of it: the formula's line with a caret under one character. */
import { complaintText } from './complaint.js';
import { h } from './element.js';

/**
 * @typedef {import('../core/state.js').Complaint} Complaint
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{
 *   complaint: import('../core/signal.js').Readable<Complaint | null>,
 *   i18n: import('../core/i18n.js').I18n,
 *   test: string,
 * }} props
 * @returns {HTMLElement}
 */
export function formulaProblem(scope, { complaint, i18n, test }) {
  const place = h('code', { class: 'formula-place' });
  const words = h('span', { 'data-test': `${test}-message` });
  scope.text(words, () => (complaint.value ? complaintText(i18n, complaint.value) : ''), [complaint]);
  const element = h(
    'p',
    { class: 'problem formula-problem', id: `${test}-problem`, 'aria-live': 'polite' },
    place,
    words,
  );
  scope.watch(() => {
    element.hidden = complaint.value === null;
    place.replaceChildren(...(complaint.value ? marked(complaint.value) : []));
  }, [complaint]);
  return element;
}

/**
 * @param {Complaint} complaint
 * @returns {(Node | string)[]} the line, its character at fault marked; a mark after its end where something is missing there
 */
function marked({ values }) {
  if (typeof values?.caret !== 'string') return [];
  const [line = '', under = ''] = values.caret.split('\n');
  const at = under.indexOf('^');
  const [character = ' '] = line.slice(at);
  const mark = h('mark', { class: 'formula-caret' }, character);
  return [line.slice(0, at), mark, line.slice(at + character.length)];
}
