/** A formula of one's own as the problem of a race: the box it is typed in, and the part of the plane it is drawn on. */
import { formulaOf, OTHERWISE, pickFormula } from '../core/formula.js';
import { complaintOf } from '../core/refused.js';
import { computed } from '../core/signal.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { formulaBox } from './formula-box.js';
import { planePicker } from './plane-picker.js';

/**
 * @typedef {import('../core/state.js').Complaint} Complaint
 * @typedef {{state: import('../core/state.js').State, graphs: import('../core/graphs.js').Graphs}} TakeProps
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('./surface-picker.js').ProblemProps} props
 * @returns {HTMLElement}
 */
export function ownFormula(scope, props) {
  const { state, i18n } = props;
  const text = computed(() => formulaOf(state.spec.value)?.expression ?? '', [state.spec]);
  const refused = computed(() => errorAt(state.errors.value, ['problem']), [state.errors]);
  const read = (/** @type {string} */ typed) => takeOwn(typed, props);
  return h(
    'div',
    { class: 'own-formula' },
    formulaBox(scope, { text, read, refused, i18n }),
    planePicker(scope, props),
  );
}

/**
 * Races on a formula, if it can be read.
 * @param {string} expression
 * @param {TakeProps} props
 * @returns {Promise<Complaint | null>} what is wrong with it
 */
export async function takeOwn(expression, { state, graphs }) {
  try {
    const { nodes } = await graphs.get({ expression, otherwise: OTHERWISE });
    const names = nodes.filter(({ op }) => op === 'leaf').map(({ id }) => id);
    state.updateSpec((spec) => pickFormula(spec, expression, names));
    return null;
  } catch (problem) {
    return complaintOf(problem);
  }
}
