/** The top of the page: its name, the scenes, language, theme, link to this view, help. */
import { THEMES } from '../core/state.js';
import { iconButton } from './button.js';
import { h } from './element.js';
import { mountSceneMenu } from './scene-menu.js';
import { createScope } from './scope.js';
import { viewLink } from './view-link.js';

const HOME = 'home';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   scenes: readonly {id: string}[],
 *   links: import('../core/links.js').Links,
 *   onscene?: (id: string) => void,
 *   onshare?: () => void,
 *   onpresent?: () => void,
 *   onhelp?: () => void,
 * }} TopbarProps
 *   a scene's name is the text `scene.<id>`
 */

/**
 * @param {Element} root
 * @param {TopbarProps} props
 * @returns {(() => void) & {tools: HTMLElement}} disposes; `tools` holds what is done with the view, for more of it
 */
export function mountTopbar(root, props) {
  const { i18n, onshare, onpresent, onhelp } = props;
  const bar = h('div', { class: 'topbar-bar' });
  root.append(bar);
  const scope = createScope(i18n, bar);
  const tools = h('div', { class: 'topbar-tools' }, languageToggle(scope, props), themePicker(scope, props));
  if (onshare)
    tools.append(iconButton(scope, i18n, { icon: 'share', key: 'topbar.share', onclick: onshare, test: 'share' }));
  if (onpresent)
    tools.append(
      iconButton(scope, i18n, {
        icon: 'present',
        key: 'topbar.present',
        onclick: onpresent,
        test: 'present',
        shortcut: 'H',
      }),
    );
  if (onhelp)
    tools.append(
      iconButton(scope, i18n, { icon: 'help', key: 'shortcuts.title', onclick: onhelp, test: 'help', shortcut: '?' }),
    );
  bar.append(brand(scope, props), tools);
  scope.own(mountSceneMenu(bar, props));
  tools.before(/** @type {Element} */ (bar.lastElementChild));
  return Object.assign(() => scope.dispose(), { tools });
}

/** The name of the page leads home. @param {Scope} scope @param {TopbarProps} props */
function brand(scope, { i18n, links, scenes }) {
  const name = () => i18n.t('page.name');
  if (!scenes.some(({ id }) => id === HOME)) return scope.text(h('h1', { class: 'brand' }), name);
  const link = viewLink(scope, links, () => ({ scene: HOME }), { 'data-test': 'home' });
  scope.attr(link, 'title', () => i18n.t('scene.home'));
  return h('h1', { class: 'brand' }, scope.text(link, name));
}

/** @param {Scope} scope @param {TopbarProps} props */
function languageToggle(scope, { state, i18n }) {
  const next = () =>
    i18n.languages[(i18n.languages.indexOf(i18n.lang.value) + 1) % i18n.languages.length] ?? i18n.lang.value;
  const change = () => {
    state.lang.value = next();
  };
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'lang', onclick: change });
  scope.attr(button, 'lang', next);
  return scope.text(button, () => i18n.name(next()));
}

/** @param {Scope} scope @param {TopbarProps} props */
function themePicker(scope, { state, i18n }) {
  const change = () => {
    state.theme.value = select.value;
  };
  const options = THEMES.map((theme) => scope.text(h('option', { value: theme }), () => i18n.t(`theme.${theme}`)));
  const select = h('select', { class: 'field theme', 'data-test': 'theme', onchange: change }, ...options);
  scope.watch(() => {
    select.value = state.theme.value;
  }, [state.theme]);
  return scope.attr(select, 'aria-label', () => i18n.t('topbar.theme'));
}
