/**
 * Links to views within the page: what their address is, and how they are gone to without loading the page again. What a link does
 * not say of language and theme stays as the reader has it.
 */
import { formatLink } from './link.js';

/** @typedef {import('./link.js').LinkedView} LinkedView */
/** @typedef {ReturnType<typeof createLinks>} Links */

/**
 * @param {{
 *   state: Pick<import('./state.js').State, 'lang' | 'theme'>, show: (view: LinkedView) => Promise<void>,
 * }} page `show` brings a view on the page
 */
export function createLinks({ state, show }) {
  const whole = (/** @type {LinkedView} */ view) => ({
    ...view,
    lang: state.lang.value,
    ...(state.theme.value === 'auto' ? {} : { theme: state.theme.value }),
  });
  return {
    /** An address changes with them. */
    signals: [state.lang, state.theme],
    /** The address, for opening it in another tab and for copying. */
    href: (/** @type {LinkedView} */ view) => `#${formatLink(whole(view))}`,
    go: (/** @type {LinkedView} */ view) => show(whole(view)),
  };
}
