/** Listens to the keyboard for the whole page, and explains it on `?`. */
import { iconButton } from './button.js';
import { h } from './element.js';
import { isTaken, SHORTCUTS } from './keys.js';
import { createScope } from './scope.js';

/**
 * @typedef {{player: import('../core/player.js').Player, i18n: import('../core/i18n.js').I18n}} ShortcutProps
 */

/**
 * @param {Element} root where the sheet is put
 * @param {ShortcutProps} props
 * @returns {(() => void) & {open: () => void}} disposes; `open` shows the sheet
 */
export function mountShortcuts(root, { player, i18n }) {
  const sheet = h('dialog', { class: 'sheet', 'data-test': 'shortcuts', 'aria-labelledby': 'shortcuts-title' });
  root.append(sheet);
  const scope = createScope(i18n, sheet);
  sheet.append(heading(scope, i18n, sheet), table(scope, i18n));
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  const open = () => sheet.showModal();
  const listen = (/** @type {KeyboardEvent} */ event) => answer(event, player, open);
  document.addEventListener('keydown', listen);
  scope.own(() => document.removeEventListener('keydown', listen));
  return Object.assign(() => scope.dispose(), { open });
}

/**
 * @param {KeyboardEvent} event
 * @param {import('../core/player.js').Player} player
 * @param {() => void} open
 */
function answer(event, player, open) {
  if (isTaken(event)) return;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(event.key));
  if (!shortcut && event.key !== '?') return;
  event.preventDefault();
  if (shortcut) shortcut.run(player);
  else open();
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {HTMLDialogElement} sheet
 */
function heading(scope, i18n, sheet) {
  const title = scope.text(h('h2', { id: 'shortcuts-title' }), () => i18n.t('shortcuts.title'));
  const close = iconButton(scope, i18n, { icon: 'remove', key: 'shortcuts.close', onclick: () => sheet.close() });
  return h('header', { class: 'sheet-head' }, title, close);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 */
function table(scope, i18n) {
  const list = h('dl', { class: 'keys' });
  const entry = (/** @type {readonly string[]} */ shown, /** @type {string} */ key) =>
    list.append(
      h('dt', {}, ...shown.map((name) => h('kbd', {}, name))),
      scope.text(h('dd'), () => i18n.t(key)),
    );
  for (const { shown, key } of SHORTCUTS) entry(shown, key);
  entry(['⇧', '← →'], 'shortcuts.coarse');
  entry(['?'], 'shortcuts.sheet');
  return list;
}
