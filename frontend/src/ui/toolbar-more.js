/** On a phone the toolbar shows what is used most; this button brings the rest. Where there is room everything is there, and it is not. */
import { iconButton } from './button.js';
import { setAttr } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {HTMLElement} toolbar
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 * @returns {() => void}
 */
export function mountToolbarMore(toolbar, { i18n }) {
  const scope = createScope(i18n);
  const set = (/** @type {boolean} */ open) => {
    toolbar.toggleAttribute('data-open', open);
    setAttr(button, 'aria-expanded', String(open));
  };
  const onclick = () => set(!toolbar.hasAttribute('data-open'));
  const button = iconButton(scope, i18n, { icon: 'tune', key: 'shell.more', onclick, test: 'toolbar-more' });
  button.classList.add('toolbar-more');
  toolbar.append(button);
  set(false);
  scope.own(() => toolbar.removeAttribute('data-open'));
  scope.own(() => button.remove());
  return scope.dispose;
}
