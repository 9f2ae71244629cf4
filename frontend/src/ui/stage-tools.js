/** How the stage is looked at: which view, which part of the surface, whether it follows the racers, whether slopes are drawn. */
import { VIEWS } from '../core/state.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   shortcuts: import('./shortcuts.js').Shortcuts,
 *   zoom: { closer: () => void, wider: () => void, reset: () => void },
 *   toggle: (name: 'follow' | 'field') => void,
 *   shown: import('../core/signal.js').Readable<string>,
 *   flat: import('../core/signal.js').Readable<boolean>,
 * }} StageToolsProps
 *   `shown` is the view on the page; `flat` tells that there is but one parameter
 */

/** What the buttons are, do and say; `state.own` holds those that stay pressed. */
const TOOLS = /** @type {const} */ ([
  { icon: 'minus', test: 'zoom-out', key: 'view.zoom_out', shortcut: '-' },
  { icon: 'add', test: 'zoom-in', key: 'view.zoom_in', shortcut: '+' },
  { icon: 'fit', test: 'zoom-reset', key: 'view.zoom_reset', shortcut: '0' },
  { icon: 'follow', test: 'follow', key: 'view.follow', shortcut: 'F', holds: 'follow' },
  { icon: 'field', test: 'field', key: 'view.field', shortcut: 'G', holds: 'field' },
]);

/**
 * @param {Element} root
 * @param {StageToolsProps} props
 * @returns {() => void}
 */
export function mountStageTools(root, props) {
  const { i18n, zoom, toggle } = props;
  const element = h('div', { class: 'stage-tools', role: 'group' });
  root.append(element);
  const scope = createScope(i18n, element);
  scope.attr(element, 'aria-label', () => i18n.t('view.title'));
  const actions = {
    'zoom-out': zoom.wider,
    'zoom-in': zoom.closer,
    'zoom-reset': zoom.reset,
    follow: () => toggle('follow'),
    field: () => toggle('field'),
  };
  const buttons = TOOLS.map((tool) => toolButton(scope, props, tool, actions[tool.test]));
  element.append(viewSwitch(scope, props), h('div', { class: 'stage-buttons' }, ...buttons));
  addShortcuts(scope, props, actions);
  return scope.dispose;
}

/**
 * @param {Scope} scope
 * @param {StageToolsProps} props
 */
function viewSwitch(scope, { state, i18n, shown, flat }) {
  const group = segments(scope, {
    test: 'view',
    label: () => i18n.t('view.title'),
    options: VIEWS.map((value) => ({ value, text: () => i18n.t(`view.${value}`) })),
    chosen: shown,
    onchoose: (value) => {
      state.view.value = value;
    },
  });
  const space = /** @type {HTMLInputElement} */ (group.querySelector('[data-test="view-3d"]'));
  const label = /** @type {HTMLElement} */ (space.closest('label'));
  scope.watch(() => {
    space.disabled = flat.value;
  }, [flat]);
  scope.attr(label, 'title', () => (flat.value ? i18n.t('view.no_space') : null), [flat]);
  return group;
}

/**
 * @param {Scope} scope
 * @param {StageToolsProps} props
 * @param {typeof TOOLS[number]} tool
 * @param {() => void} onclick
 */
function toolButton(scope, { state, i18n, shown, flat }, tool, onclick) {
  const { icon, test, key, shortcut } = tool;
  const button = iconButton(scope, i18n, { icon, key, test, shortcut, onclick });
  if ('holds' in tool) {
    const { holds } = tool;
    scope.watch(() => setAttr(button, 'aria-pressed', String(state.own.value[holds] === true)), [state.own]);
  }
  if (test === 'field')
    scope.watch(() => {
      button.disabled = flat.value || shown.value === '3d';
    }, [flat, shown]);
  return button;
}

/**
 * @param {Scope} scope
 * @param {StageToolsProps} props
 * @param {Readonly<Record<typeof TOOLS[number]['test'], () => void>>} actions
 */
function addShortcuts(scope, { state, shortcuts, shown, flat }, actions) {
  const views = () => VIEWS.filter((view) => !(flat.value && view === '3d'));
  const next = () => {
    const all = views();
    const at = all.map(String).indexOf(shown.value);
    state.view.value = /** @type {string} */ (all[(at + 1) % all.length]);
  };
  const rows = TOOLS.map(({ test, key, shortcut }) => ({
    keys: keysOf(shortcut),
    shown: [shortcut],
    key,
    run: actions[test],
  }));
  scope.own(shortcuts.add('view', [{ keys: ['v', 'V'], shown: ['V'], key: 'view.next', run: next }, ...rows]));
}

/** A plus is typed with Shift on most keyboards, and without it on its key. */
function keysOf(/** @type {string} */ shortcut) {
  return shortcut === '+' ? ['+', '='] : [...new Set([shortcut, shortcut.toLowerCase()])];
}
