/** One of a few named values that a scene alone can choose: side by side, or, where they are many, in a list. */
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { segments } from './segments.js';

/**
 * @typedef {object} OwnChoiceProps
 * @property {import('../core/state.js').State} state
 * @property {string} name
 * @property {readonly string[]} values
 * @property {(own: Readonly<Record<string, any>>) => any} read the scene's choices, with their defaults
 * @property {() => string} label
 * @property {(value: string) => string} text
 */

/** @param {OwnChoiceProps} props */
function bind({ state, name, read }) {
  const chosen = computed(() => String(read(state.own.value)[name]), [state.own]);
  const choose = (/** @type {string} */ value) => {
    state.own.value = { ...state.own.value, [name]: value };
  };
  return { chosen, choose };
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {OwnChoiceProps} props
 */
export function ownSegments(scope, props) {
  const { name, values, label, text } = props;
  const { chosen, choose } = bind(props);
  const options = values.map((value) => ({ value, text: () => text(value) }));
  const group = segments(scope, { test: `own-${name}`, label, options, chosen, onchoose: choose });
  return h('div', { class: 'rail-choice' }, scope.text(h('span', { class: 'quiet' }), label), group);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {OwnChoiceProps} props
 */
export function ownSelect(scope, props) {
  const { name, values, label, text } = props;
  const { chosen, choose } = bind(props);
  const options = values.map((value) => scope.text(h('option', { value }), () => text(value)));
  const change = () => choose(select.value);
  const select = h('select', { class: 'field', 'data-test': `own-${name}`, onchange: change }, ...options);
  scope.watch(() => {
    select.value = chosen.value;
  }, [chosen]);
  return h('label', { class: 'labelled' }, scope.text(h('span'), label), select);
}
