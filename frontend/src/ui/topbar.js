/** The top of the page: its name, the scenes, language, theme, link to this view, help. */
import { THEMES } from '../core/state.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   scenes: readonly {id: string}[],
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
  bar.append(
    scope.text(h('h1', { class: 'brand' }), () => i18n.t('page.name')),
    navigation(scope, props),
    tools,
  );
  return Object.assign(() => scope.dispose(), { tools });
}

/** @param {Scope} scope @param {TopbarProps} props */
function navigation(scope, { state, i18n, scenes, onscene }) {
  const nav = h('nav', { class: 'scenes' });
  scope.attr(nav, 'aria-label', () => i18n.t('topbar.scenes'));
  for (const { id } of scenes) {
    const show = () => onscene?.(id);
    const button = h('button', { type: 'button', class: 'scene', 'data-test': `scene-${id}`, onclick: show });
    scope.watch(() => setAttr(button, 'aria-current', state.scene.value === id ? 'page' : null), [state.scene]);
    nav.append(scope.text(button, () => i18n.t(`scene.${id}`)));
  }
  return nav;
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
