/**
 * Where runs from all along the curve end: for the rate on screen, and for every rate. Asked for as the run changes.
 */
import { basinsAlong } from '../core/basins.js';
import { hasSeveral, mapQuestion, startsQuestion } from '../core/curve-spec.js';
import { newestOnly } from '../core/newest.js';
import { computed, effect, signal } from '../core/signal.js';

/** @typedef {import('../core/sweeps.js').Sweep} Sweep */
/** @typedef {import('../core/sweeps.js').Question} Question */
/** @typedef {import('../core/basins.js').Basin} Basin */
/** @typedef {{ list: readonly Basin[], minima: readonly (readonly number[])[], endings: Float64Array }} Basins */

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'catalogue'> & { sweeps: import('../core/sweeps.js').Sweeps }} ctx
 */
export function watchBasins({ state, catalogue, sweeps }) {
  const along = signal(/** @type {Basins | null} */ (null));
  const map = signal(/** @type {Sweep | null} */ (null));
  const domain = () => /** @type {readonly [number, number]} */ (catalogue.surface(surfaceName()).domain[0]);
  const surfaceName = () => /** @type {any} */ (state.spec.value.problem).name;
  const ask = (/** @type {(spec: import('../core/spec.js').RunSpec) => Question} */ question) => () =>
    hasSeveral(state.spec.value) ? JSON.stringify(question(state.spec.value)) : '';
  const starts = computed(
    ask((spec) => startsQuestion(spec, domain())),
    [state.spec],
  );
  const rates = computed(
    ask((spec) => mapQuestion(spec, catalogue)),
    [state.spec],
  );
  const stops = [
    follow(starts, sweeps, (sweep) => {
      along.value = sweep && basinsOf(sweep);
    }),
    follow(rates, sweeps, (sweep) => {
      map.value = sweep;
    }),
  ];
  return { along, map, dispose: () => stops.forEach((stop) => void stop()) };
}

/**
 * @param {import('../core/signal.js').Readable<string>} question as text; empty where there is none
 * @param {import('../core/sweeps.js').Sweeps} sweeps
 * @param {(sweep: Sweep | null) => void} take
 */
function follow(question, sweeps, take) {
  const get = (/** @type {string} */ body) => (body ? sweeps.get(JSON.parse(body)) : Promise.resolve(null));
  // What is wrong with a run is told by the run itself, at the control that it belongs to.
  const turn = newestOnly(get, take, () => take(null));
  return effect(() => turn(question.value), [question]);
}

/** @param {Sweep} sweep @returns {Basins} */
function basinsOf({ axes, size, columns, minima }) {
  const [axis] = axes;
  const [low, high, count] = [Number(axis?.low), Number(axis?.high), Number(size[0])];
  const starts = Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
  const endings = /** @type {Float64Array} */ (columns.ending);
  return { list: basinsAlong(starts, endings), minima, endings };
}
