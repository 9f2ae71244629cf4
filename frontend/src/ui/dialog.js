/** A sheet over the page: a heading, a way to close it, and a click beside it closes it too. */
import { iconButton } from './button.js';
import { h } from './element.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {{name: string, title: string}} props `name` for tests and ids; `title` the heading's text key
 * @returns {HTMLDialogElement} owned by the scope, closed
 */
export function dialog(scope, i18n, { name, title }) {
  const sheet = h('dialog', { class: 'sheet', 'data-test': name, 'aria-labelledby': `${name}-title` });
  const close = iconButton(scope, i18n, { icon: 'remove', key: 'shortcuts.close', onclick: () => sheet.close() });
  const heading = scope.text(h('h2', { id: `${name}-title` }), () => i18n.t(title));
  sheet.append(h('header', { class: 'sheet-head' }, heading, close));
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  return sheet;
}
