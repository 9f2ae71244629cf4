/** Listens to the keyboard for the whole page, and explains it on `?`. */
import { dialog } from './dialog.js';
import { h } from './element.js';
import { GROUPS, isTaken, playerShortcuts } from './keys.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./keys.js').Shortcut} Shortcut
 * @typedef {import('./keys.js').ShortcutGroup} ShortcutGroup
 * @typedef {{player: import('../core/player.js').Player, i18n: import('../core/i18n.js').I18n, version?: string}} ShortcutProps
 * @typedef {ReturnType<typeof mountShortcuts>} Shortcuts
 */

/**
 * @param {Element} root where the sheet is put
 * @param {ShortcutProps} props
 * @returns {(() => void) & {open: () => void, add: (group: ShortcutGroup, rows: readonly Shortcut[]) => () => void}}
 *   disposes; `open` shows the sheet; `add` brings rows and gives back how they are taken away
 */
export function mountShortcuts(root, { player, i18n, version = '' }) {
  const scope = createScope(i18n);
  const sheet = dialog(scope, i18n, { name: 'shortcuts', title: 'shortcuts.title' });
  root.append(sheet);
  scope.own(() => sheet.remove());
  /** @type {Set<{group: ShortcutGroup, rows: readonly Shortcut[]}>} */
  const table = new Set();
  const add = (/** @type {ShortcutGroup} */ group, /** @type {readonly Shortcut[]} */ rows) => {
    const entry = { group, rows };
    table.add(entry);
    return () => void table.delete(entry);
  };
  const body = h('div', { class: 'keys-groups' });
  const about = scope.text(h('p', { class: 'quiet', 'data-test': 'version' }), () =>
    i18n.t('page.version', { version }),
  );
  sheet.append(body, about);
  let inner = createScope(i18n);
  const open = () => {
    inner.dispose();
    inner = createScope(i18n);
    body.replaceChildren(...groups(inner, i18n, [...table]));
    sheet.showModal();
  };
  const listen = (/** @type {KeyboardEvent} */ event) => answer(event, [...table]);
  add('play', playerShortcuts(player));
  add('page', [{ keys: ['?'], shown: ['?'], key: 'shortcuts.sheet', run: open }]);
  document.addEventListener('keydown', listen);
  scope.own(() => document.removeEventListener('keydown', listen));
  scope.own(() => inner.dispose());
  return Object.assign(() => scope.dispose(), { open, add });
}

/**
 * @param {KeyboardEvent} event
 * @param {readonly {rows: readonly Shortcut[]}[]} table
 */
function answer(event, table) {
  if (isTaken(event)) return;
  const shortcut = table.flatMap(({ rows }) => rows).find(({ keys }) => keys.includes(event.key));
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event.key);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {readonly {group: ShortcutGroup, rows: readonly Shortcut[]}[]} table
 */
function groups(scope, i18n, table) {
  return GROUPS.map((group) => {
    const rows = table.filter((entry) => entry.group === group).flatMap((entry) => entry.rows);
    const list = h('dl', { class: 'keys' });
    for (const { shown, key } of rows) list.append(...entry(scope, i18n, shown, key));
    if (group === 'page') list.append(...entry(scope, i18n, ['⇧', '← →'], 'shortcuts.coarse'));
    const title = scope.text(h('h3', { class: 'quiet' }), () => i18n.t(`shortcuts.group_${group}`));
    return h('section', { class: 'keys-group', hidden: list.childElementCount === 0 }, title, list);
  });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {readonly string[]} shown
 * @param {string} key
 */
function entry(scope, i18n, shown, key) {
  const keys = h('dt', {}, ...shown.map((name) => h('kbd', {}, name)));
  return [keys, scope.text(h('dd'), () => i18n.t(key))];
}
