/** The rail beside the stage: two tabs, the knobs and the inspector, and the button that folds it away. */
import { signal } from '../core/signal.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State, i18n: import('../core/i18n.js').I18n, shortcuts: import('./shortcuts.js').Shortcuts,
 * }} RailProps
 * @typedef {{
 *   knobs: HTMLElement, inspector: HTMLElement, lifted: import('../core/signal.js').Signal<boolean>, dispose: () => void,
 * }} Rail
 *   where each tab's content is put; `lifted` where the rail is below the stage: the knobs are a sheet above it
 */

/**
 * @param {HTMLElement} root
 * @param {RailProps} props
 * @returns {Rail}
 */
export function mountRail(root, { state, i18n, shortcuts }) {
  const bar = h('div', { class: 'rail-bar' });
  const knobs = panel('knobs');
  const inspector = panel('inspector');
  const scope = createScope(i18n, bar, knobs, inspector);
  const lifted = signal(false);
  const open = (/** @type {boolean} */ yes) => {
    lifted.value = false;
    if (state.inspect.value.open !== yes) state.inspect.value = { ...state.inspect.value, open: yes };
    root.removeAttribute('data-folded');
  };
  const tabs = [tab(scope, i18n, 'knobs', () => open(false)), tab(scope, i18n, 'inspector', () => open(true))];
  const list = h('div', {
    class: 'tabs',
    role: 'tablist',
    onkeydown: (/** @type {KeyboardEvent} */ e) => move(e, tabs),
  });
  scope.attr(list, 'aria-label', () => i18n.t('shell.rail'));
  list.append(...tabs);
  bar.append(list, foldButton(scope, state, i18n, root));
  for (const sheet of [knobs, inspector]) {
    const close = iconButton(scope, i18n, { icon: 'remove', key: 'inspector.close', onclick: () => open(false) });
    close.classList.add('sheet-close');
    sheet.append(close);
  }
  root.append(bar, knobs, inspector);
  const show = () => {
    const inspecting = state.inspect.value.open;
    root.toggleAttribute('data-inspecting', inspecting);
    for (const [index, element] of [knobs, inspector].entries()) {
      const chosen = inspecting === (index === 1);
      element.hidden = !chosen;
      setAttr(/** @type {HTMLElement} */ (tabs[index]), 'aria-selected', String(chosen));
      setAttr(/** @type {HTMLElement} */ (tabs[index]), 'tabindex', chosen ? '0' : '-1');
    }
  };
  scope.watch(show, [state.inspect]);
  scope.watch(() => root.toggleAttribute('data-lifted', lifted.value), [lifted]);
  scope.own(
    state.inspect.subscribe(({ open: inspecting }) => {
      if (inspecting) lifted.value = false;
    }),
  );
  scope.own(() => root.removeAttribute('data-inspecting'));
  scope.own(() => root.removeAttribute('data-lifted'));
  const toggle = () => open(!state.inspect.value.open);
  scope.own(shortcuts.add('view', [{ keys: ['i', 'I'], shown: ['I'], key: 'inspector.shortcut', run: toggle }]));
  return { knobs, inspector, lifted, dispose: scope.dispose };
}

/** @param {string} name */
function panel(name) {
  return h('div', { class: 'rail-panel', id: `rail-${name}`, role: 'tabpanel', 'aria-labelledby': `rail-tab-${name}` });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {'knobs' | 'inspector'} name
 * @param {() => void} onclick
 */
function tab(scope, i18n, name, onclick) {
  const button = h('button', {
    type: 'button',
    class: 'tab',
    role: 'tab',
    id: `rail-tab-${name}`,
    'aria-controls': `rail-${name}`,
    'data-test': `${name}-tab`,
    onclick: () => onclick(),
  });
  return scope.text(button, () => i18n.t(`inspector.tab_${name}`));
}

/** Arrow keys go from tab to tab, as everywhere. @param {KeyboardEvent} event @param {HTMLElement[]} tabs */
function move(event, tabs) {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const at = tabs.indexOf(/** @type {HTMLElement} */ (event.target));
  if (by === undefined || at < 0) return;
  event.preventDefault();
  const next = tabs[(at + by + tabs.length) % tabs.length];
  next?.click();
  next?.focus();
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {RailProps['state']} state
 * @param {RailProps['i18n']} i18n
 * @param {HTMLElement} rail
 */
function foldButton(scope, state, i18n, rail) {
  const fold = (/** @type {boolean} */ folded) => {
    rail.toggleAttribute('data-folded', folded);
    setAttr(button, 'aria-expanded', String(!folded));
  };
  const button = iconButton(scope, i18n, {
    icon: 'rail-close',
    key: 'racers.fold',
    onclick: () => fold(!rail.hasAttribute('data-folded')),
    test: 'rail-fold',
  });
  button.classList.add('rail-fold');
  button.setAttribute('aria-controls', 'rail-knobs rail-inspector');
  // The hall sees few controls: they fold away with the theme made for it, and come back when the inspector is asked for.
  scope.watch(() => fold(state.theme.value === 'projector' && !state.inspect.value.open), [state.theme]);
  scope.own(state.inspect.subscribe(({ open }) => open && fold(false)));
  scope.own(() => rail.removeAttribute('data-folded'));
  return button;
}
