/** How many samples there are to learn from: a number of the run's data, as a knob. */
import { computed } from '../core/signal.js';
import { errorAt } from '../core/state.js';
import { mountKnob } from './knob.js';

/** The notes' border between all at once and mini-batches. */
const BORDER = 2000;

/**
 * @param {Element} root
 * @param {Pick<import('../stage/context.js').SceneContext, 'state' | 'i18n' | 'catalogue'>} ctx
 * @returns {() => void}
 */
export function mountSamplesKnob(root, { state, i18n, catalogue }) {
  const maximum = Number(catalogue.networks.limits.samples);
  const knob = /** @type {import('../core/catalogue.js').NumberKnob} */ ({
    ...{ kind: 'number', name: 'samples', default: BORDER, minimum: 2, maximum, above_minimum: false },
    ...{ below_maximum: false, slider: [100, maximum], scale: 'log', whole: true, symbol: 'M', marks: [] },
    label: i18n.text('batches.samples_knob'),
    help: i18n.text('batches.samples_help'),
  });
  const dataOf = (/** @type {any} */ spec) => spec.problem.data ?? {};
  const value = {
    get value() {
      return Number(dataOf(state.spec.value).size ?? BORDER);
    },
    set value(next) {
      state.updateSpec((spec) => {
        const data = { ...dataOf(spec), size: next };
        return /** @type {any} */ ({ ...spec, problem: { ...spec.problem, data } });
      });
    },
    subscribe: (/** @type {(value: number) => void} */ fn) => state.spec.subscribe(() => fn(value.value)),
  };
  const error = computed(() => errorAt(state.errors.value, ['problem', 'data', 'size']), [state.errors]);
  const props = { knob, value: /** @type {any} */ (value), error, i18n, test: 'samples', dragging: state.dragging };
  return mountKnob(root, props);
}
