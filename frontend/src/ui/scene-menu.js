/** The scenes: the present one's name in the top bar, and behind it the list of all, in the order of the notes. */
import { menuOf } from '../core/home-map.js';
import { h, setAttr } from './element.js';
import { icon } from './icons.js';
import { createScope } from './scope.js';
import { viewLink } from './view-link.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   scenes: readonly {id: string}[],
 *   links: import('../core/links.js').Links,
 *   onscene?: (id: string) => void,
 * }} SceneMenuProps
 *   a scene's texts are `scene.<id>`, `scene.<id>_section` (of the notes) and `scene.<id>_about`; `onscene` shows it as it was left
 */

/**
 * @param {Element} root
 * @param {SceneMenuProps} props
 * @returns {() => void}
 */
export function mountSceneMenu(root, props) {
  const { state, i18n } = props;
  const nav = h('nav', { class: 'scenes' });
  root.append(nav);
  const scope = createScope(i18n, nav);
  scope.attr(nav, 'aria-label', () => i18n.t('topbar.scenes'));
  const list = h('ul', { class: 'scene-menu', id: 'scene-menu', hidden: true });
  const open = (/** @type {boolean} */ yes) => {
    list.hidden = !yes;
    setAttr(button, 'aria-expanded', String(yes));
    if (yes) (list.querySelector('[aria-current]') ?? list.querySelector('a'))?.scrollIntoView({ block: 'nearest' });
  };
  const here = () => state.scene.value;
  const button = h(
    'button',
    {
      ...{ type: 'button', class: 'button scene-now', 'data-test': 'scenes', 'aria-controls': 'scene-menu' },
      onclick: () => open(list.hidden === true),
    },
    icon('menu'),
    scope.text(h('span', { class: 'scene-section' }), () => sectionMark(i18n, here()), [state.scene]),
    scope.text(h('span', { class: 'scene-title' }), () => i18n.t(`scene.${here()}`), [state.scene]),
    icon('fold'),
  );
  const places = props.scenes.map(({ id }) => ({ id, sections: i18n.t(`scene.${id}_section`) }));
  list.append(...menuOf(places).map((id) => entry(scope, id, props, () => open(false))));
  open(false);
  nav.append(button, list);
  nav.addEventListener('keydown', (event) => onKey(event, button, list, open));
  nav.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !nav.contains(/** @type {Node} */ (relatedTarget))) open(false);
  });
  const outside = (/** @type {Event} */ event) => {
    if (!nav.contains(/** @type {Node} */ (event.target))) open(false);
  };
  document.addEventListener('pointerdown', outside);
  scope.own(() => document.removeEventListener('pointerdown', outside));
  return scope.dispose;
}

/**
 * The notes' section of a scene, as headings number it; empty where a scene is of none.
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {string} id
 */
export function sectionMark(i18n, id) {
  const section = i18n.t(`scene.${id}_section`);
  return /^\d/.test(section) ? `§ ${section}` : '';
}

/**
 * @param {Scope} scope
 * @param {string} id
 * @param {SceneMenuProps} props
 * @param {() => void} close
 */
function entry(scope, id, { state, i18n, links, onscene }, close) {
  const go = () => {
    close();
    if (onscene) onscene(id);
    else void links.go({ scene: id });
  };
  const link = viewLink(
    scope,
    links,
    () => ({ scene: id }),
    { class: 'scene', 'data-test': `scene-${id}`, go },
    scope.text(h('span', { class: 'scene-section' }), () => sectionMark(i18n, id)),
    scope.text(h('span', { class: 'scene-title' }), () => i18n.t(`scene.${id}`)),
    scope.text(h('span', { class: 'scene-about' }), () => i18n.t(`scene.${id}_about`)),
  );
  scope.watch(() => setAttr(link, 'aria-current', state.scene.value === id ? 'page' : null), [state.scene]);
  return h('li', {}, link);
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} button
 * @param {HTMLElement} list
 * @param {(yes: boolean) => void} open
 */
function onKey(event, button, list, open) {
  const links = [...list.querySelectorAll('a')];
  const here = links.indexOf(/** @type {HTMLAnchorElement} */ (event.target));
  const places = { ArrowDown: here + 1, ArrowUp: here < 0 ? -1 : here - 1, Home: 0, End: -1 };
  const place = Reflect.get(places, event.key);
  if (event.key === 'Escape' && !list.hidden) {
    open(false);
    button.focus();
  } else if (place !== undefined) {
    open(true);
    links.at(place % links.length)?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
