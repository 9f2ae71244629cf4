/** An icon button with a name in the reader's language. */
import { h } from './element.js';
import { icon } from './icons.js';

/**
 * @typedef {{
 *   icon: import('./icons.js').IconName,
 *   key: string,
 *   onclick: () => void,
 *   test?: string,
 *   shortcut?: string,
 *   visible?: boolean,
 * }} ButtonProps
 *   `key` is the text's key; `shortcut` the keyboard's, as `aria-keyshortcuts` writes it; `visible` shows the name beside the icon
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {ButtonProps} props
 * @returns {HTMLButtonElement}
 */
export function iconButton(scope, i18n, { icon: name, key, onclick, test, shortcut, visible = false }) {
  const button = h(
    'button',
    { type: 'button', class: 'button', 'data-test': test, 'aria-keyshortcuts': shortcut, onclick: () => onclick() },
    icon(name),
  );
  if (visible) button.append(scope.text(h('span'), () => i18n.t(key)));
  else scope.attr(button, 'aria-label', () => i18n.t(key));
  if (!visible) scope.attr(button, 'title', () => i18n.t(key));
  return button;
}
