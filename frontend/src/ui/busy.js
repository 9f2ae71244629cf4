/**
 * While something takes longer than a quarter of a second: a line that says how far it is, in words beside it, and a way to stop it.
 * It stays in sight wherever the page is scrolled to, and whatever a frame leaves out.
 */
import { iconButton } from './button.js';
import { h, setText } from './element.js';
import { createScope } from './scope.js';

export const PATIENCE_MS = 250;

/**
 * @typedef {{
 *   progress: () => import('../core/runs.js').Progress | null, stop: () => void,
 *   i18n: import('../core/i18n.js').I18n, ticker: import('../core/ticker.js').Ticker,
 * }} BusyProps
 *   `progress` is asked in every frame
 */

/**
 * @param {Element} root
 * @param {BusyProps} props
 * @returns {() => void}
 */
export function mountBusy(root, { progress, stop, i18n, ticker }) {
  const heard = h('span', { class: 'heard', role: 'status', 'data-test': 'busy-words' });
  const bar = h('progress', { class: 'busy-bar', max: 1 });
  const words = h('span', { 'aria-hidden': 'true' });
  const note = h('div', { class: 'busy-note' }, words);
  const element = h('div', { class: 'busy', 'data-test': 'busy' }, bar, note);
  root.append(element, heard);
  const scope = createScope(i18n, element);
  scope.own(() => heard.remove());
  note.append(iconButton(scope, i18n, { icon: 'stop', key: 'busy.stop', onclick: stop, test: 'stop', visible: true }));
  scope.attr(bar, 'aria-label', () => i18n.t('busy.computing'));

  let since = Number.NaN;
  const show = (/** @type {import('../core/runs.js').Progress | null} */ state) => {
    element.toggleAttribute('data-shown', state !== null);
    setText(heard, state ? i18n.t('busy.computing') : '');
    if (!state) return;
    const part = state.done / state.of;
    if (bar.value !== part) bar.value = part;
    setText(words, i18n.t('busy.progress', { percent: Math.floor(100 * part) }));
  };
  const look = (/** @type {number} */ now) => {
    const state = progress();
    if (!state) since = Number.NaN;
    else if (Number.isNaN(since)) since = now;
    show(state && now - since >= PATIENCE_MS ? state : null);
  };
  scope.own(ticker.add(look));
  return scope.dispose;
}
