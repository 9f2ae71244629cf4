/** A racer's own start: off while it starts where all do. */
import { problemEntry } from '../core/problem.js';
import { setOwnStart } from '../core/racers.js';
import { computed, signal } from '../core/signal.js';
import { startOf } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { complaintText } from './complaint.js';
import { h } from './element.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';

/** The inputs' test names, by the parameter's place. */
const AXES = ['x', 'y'];
const ANYWHERE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./racer-card.js').CardProps & {racerKey: string}} OwnStartProps
 */

/**
 * @param {Scope} scope
 * @param {OwnStartProps} props
 * @returns {HTMLElement}
 */
export function ownStart(scope, props) {
  const { state, catalogue, i18n, index, racerKey } = props;
  const has = computed(() => state.spec.value.racers[index]?.start != null, [state.spec]);
  const toggle = () =>
    state.updateSpec((spec) => setOwnStart(spec, index, box.checked ? startOf(spec, catalogue) : null));
  const box = h('input', { type: 'checkbox', 'data-test': `racer-${racerKey}-start`, onchange: toggle });
  const words = scope.text(h('span'), () => i18n.t('racer.own_start'));
  const places = h('span', { class: 'own-start-places' });
  let inner = createScope(i18n);
  scope.watch(() => {
    box.checked = has.value;
    inner.dispose();
    inner = createScope(i18n);
    places.replaceChildren(...(has.value ? coordinates(inner, props) : []));
  }, [has]);
  scope.own(() => inner.dispose());
  const error = computed(() => errorAt(state.errors.value, ['racers', index, 'start']), [state.errors]);
  const problem = h('p', { class: 'problem', 'aria-live': 'polite' });
  scope.text(problem, () => (error.value ? complaintText(i18n, error.value) : ''), [error]);
  return h('div', { class: 'own-start' }, h('label', { class: 'check' }, box, words), places, problem);
}

/** @param {Scope} scope @param {OwnStartProps} props */
function coordinates(scope, props) {
  const { parameters } = problemEntry(props.state.spec.value.problem, props.catalogue);
  return parameters.map((name, axis) => coordinate(scope, props, name, axis));
}

/**
 * @param {Scope} scope
 * @param {OwnStartProps} props
 * @param {string} name
 * @param {number} axis
 */
function coordinate(scope, { state, i18n, index, racerKey }, name, axis) {
  const at = () => state.spec.value.racers[index]?.start ?? [];
  const value = {
    get value() {
      return at()[axis] ?? Number.NaN;
    },
    set value(/** @type {number} */ next) {
      state.updateSpec((spec) => setOwnStart(spec, index, at().with(axis, next)));
    },
    subscribe: (/** @type {(value: number) => void} */ fn) => state.spec.subscribe(() => fn(value.value)),
  };
  const problem = signal('');
  const test = `racer-${racerKey}-start-${AXES[axis] ?? axis}`;
  const input = numberInput(scope, { value, bounds: ANYWHERE, problem, i18n, test });
  scope.watch(() => {
    input.setAttribute('aria-invalid', String(problem.value !== ''));
    input.title = problem.value;
  }, [problem]);
  return h('label', { class: 'labelled start-number' }, h('span', {}, name), input);
}
