/**
 * The landscape of the problem on screen. While a surface's knob is dragged one request is under way and the newest waits.
 */
import { computed, effect, signal } from '../core/signal.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/spec.js').ProblemSpec} ProblemSpec */
/** @typedef {{ problem: ProblemSpec, landscape: Landscape }} Ground */

/** Points per parameter: what a panel can show, for a curve and for a surface. */
const SIZES = { 1: [601], 2: [161, 161] };

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'catalogue' | 'landscapes'>} options
 */
export function watchTerrain({ state, catalogue, landscapes }) {
  const ground = signal(/** @type {Ground | null} */ (null));
  const key = computed(() => JSON.stringify(state.spec.value.problem), [state.spec]);
  let busy = false;
  let answered = '';
  const ask = async () => {
    if (busy || key.value === answered) return;
    const { problem } = state.spec.value;
    busy = true;
    answered = key.value;
    try {
      const size = catalogue.surface(problem.name).parameters.length === 1 ? SIZES[1] : SIZES[2];
      ground.value = { problem, landscape: await landscapes.get(problem, undefined, size) };
    } catch {
      // What is wrong with a problem is told by its run, at the control that it belongs to.
    }
    busy = false;
    ask();
  };
  const stop = effect(() => void ask(), [key]);
  return { ground, dispose: stop };
}
