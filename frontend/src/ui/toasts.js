/** Short notices that go by themselves, or when they are closed. */
import { iconButton } from './button.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/** Long enough to read two sentences. */
export const SHOWN_MS = 6000;

/**
 * @typedef {{tone?: 'plain' | 'alert'} & ({key: string, params?: import('../core/i18n.js').Params} | {text: () => string})} Notice
 * @typedef {(() => void) & {tell: (notice: Notice) => void}} Toasts
 */

/**
 * @param {Element} root
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 * @returns {Toasts} disposes; `tell` shows a notice
 */
export function mountToasts(root, { i18n }) {
  const list = h('div', { class: 'toast-list', role: 'log', 'aria-live': 'polite' });
  root.append(list);
  const scope = createScope(i18n, list);
  /** @type {Set<() => void>} */
  const shown = new Set();
  const tell = (/** @type {Notice} */ notice) => {
    const close = show(list, i18n, notice, () => shown.delete(close));
    shown.add(close);
  };
  scope.own(() => {
    for (const close of [...shown]) close();
  });
  return Object.assign(() => scope.dispose(), { tell });
}

/**
 * @param {Element} list
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {Notice} notice
 * @param {() => void} gone
 */
function show(list, i18n, notice, gone) {
  const element = h('div', { class: 'toast', 'data-tone': notice.tone ?? 'plain' });
  list.append(element);
  const scope = createScope(i18n, element);
  const close = () => {
    clearTimeout(timer);
    gone();
    scope.dispose();
  };
  const timer = setTimeout(close, SHOWN_MS);
  const button = iconButton(scope, i18n, { icon: 'remove', key: 'toast.close', onclick: close });
  element.append(
    scope.text(h('p'), () => ('key' in notice ? i18n.t(notice.key, notice.params) : notice.text())),
    button,
  );
  return close;
}
