/** A line under the top bar while something takes longer than a quarter of a second, and for screen readers the word for it. */
import { h } from './element.js';
import { createScope } from './scope.js';

export const PATIENCE_MS = 250;

/**
 * @param {Element} root
 * @param {{pending: import('../core/signal.js').Readable<boolean>, i18n: import('../core/i18n.js').I18n}} props
 * @returns {() => void}
 */
export function mountBusy(root, { pending, i18n }) {
  const words = h('span', { class: 'heard' });
  const element = h('div', { class: 'busy', role: 'status', 'data-test': 'busy' }, words);
  root.append(element);
  const scope = createScope(i18n, element);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = (/** @type {boolean} */ shown) => {
    element.toggleAttribute('data-shown', shown);
    words.textContent = shown ? i18n.t('busy.computing') : '';
  };
  scope.watch(() => {
    clearTimeout(timer);
    if (pending.value) timer = setTimeout(() => show(true), PATIENCE_MS);
    else show(false);
  }, [pending]);
  scope.own(() => clearTimeout(timer));
  return scope.dispose;
}
