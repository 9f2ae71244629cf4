/** What can be done with a racer as a whole: doubled, set against its opposite, moved in the line, taken out. */
import { addOpposite, duplicateRacer, mostRacers, moveRacer, removeRacer } from '../core/racers.js';
import { iconButton } from './button.js';
import { h } from './element.js';

/**
 * @typedef {import('./racer-card.js').CardProps & {racerKey: string}} ActionProps
 * @typedef {import('../core/spec.js').RunSpec} RunSpec
 * @typedef {{
 *   name: string, icon: import('./icons.js').IconName, change: (spec: RunSpec) => RunSpec, focus: number,
 *   possible: (count: number) => boolean,
 * }} Action
 *   `focus` is the racer that is chosen then; `possible` for so many racers
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {ActionProps} props
 * @returns {HTMLElement}
 */
export function racerActions(scope, props) {
  const { index, i18n, racerKey } = props;
  const group = h('div', { class: 'racer-actions', role: 'group' });
  scope.attr(group, 'aria-label', () => i18n.t('racer.actions'));
  for (const action of actions(index, props.catalogue)) group.append(button(scope, action, props));
  group.dataset.racer = racerKey;
  return group;
}

/**
 * @param {number} index
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 * @returns {Action[]}
 */
function actions(index, catalogue) {
  const room = (/** @type {number} */ count) => count < mostRacers(catalogue);
  const move = (/** @type {number} */ by) => (/** @type {RunSpec} */ spec) => moveRacer(spec, index, by);
  return [
    {
      name: 'duplicate',
      icon: 'copy',
      change: (spec) => duplicateRacer(spec, index, catalogue),
      focus: index + 1,
      possible: room,
    },
    {
      name: 'opposite',
      icon: 'opposite',
      change: (spec) => addOpposite(spec, index, catalogue),
      focus: index + 1,
      possible: room,
    },
    { name: 'up', icon: 'up', change: move(-1), focus: index - 1, possible: () => index > 0 },
    { name: 'down', icon: 'down', change: move(1), focus: index + 1, possible: (count) => index < count - 1 },
    {
      name: 'remove',
      icon: 'remove',
      change: (spec) => removeRacer(spec, index),
      focus: Math.max(index - 1, 0),
      possible: (count) => count > 1,
    },
  ];
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Action} action
 * @param {ActionProps} props
 */
function button(scope, { name, icon, change, focus, possible }, { state, i18n, racerKey, editing }) {
  const act = () => {
    state.updateSpec(change);
    state.focus.value = Math.min(focus, state.spec.value.racers.length - 1);
    editing.value = name === 'remove' ? null : state.focus.value;
    refocus(state.focus.value, name);
  };
  const element = iconButton(scope, i18n, {
    icon,
    key: `racer.${name}`,
    onclick: act,
    test: `racer-${racerKey}-${name}`,
  });
  element.dataset.action = name;
  scope.watch(() => {
    element.disabled = !possible(state.spec.value.racers.length);
  }, [state.spec]);
  return element;
}

/** The cards are new: the keyboard goes on where the racer went. */
function refocus(/** @type {number} */ index, /** @type {string} */ name) {
  const card = document.querySelectorAll('.card')[index];
  const same = card?.querySelector(`[data-action="${name}"]:enabled`);
  const target = same ?? card?.querySelector('button');
  if (target instanceof HTMLElement) target.focus();
}
