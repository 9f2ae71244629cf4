/** Shows the page as its place asks: in a frame with some of its parts left out, and a way out of the frame. */
import { h } from './element.js';
import { icon } from './icons.js';
import { createScope } from './scope.js';

/**
 * What is hidden is hidden by `styles/embed.css`, by the names on the page's root.
 * @param {HTMLElement} root
 * @param {import('../core/presentation.js').Presentation} presentation
 */
export function markPresentation(root, { embed, hide }) {
  root.toggleAttribute('data-embed', embed);
  root.dataset.hide = hide.join(' ');
}

/**
 * The way out of a frame: the same view by itself, in a tab of its own.
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n, link: () => string }} props
 * @returns {() => void}
 */
export function mountWayOut(root, { i18n, link }) {
  const out = h('a', { class: 'way-out', target: '_blank', rel: 'noopener', 'data-test': 'way-out' }, icon('out'));
  const follow = () => {
    out.href = link();
  };
  for (const event of ['pointerdown', 'focus', 'click']) out.addEventListener(event, follow);
  follow();
  const name = h('h1', { class: 'heard' });
  const corner = h('nav', {}, name, out);
  root.append(corner);
  const scope = createScope(i18n, corner);
  scope.text(name, () => i18n.t('page.name'));
  scope.attr(corner, 'aria-label', () => i18n.t('embed.out'));
  out.append(scope.text(h('span'), () => i18n.t('embed.out')));
  return scope.dispose;
}
