/**
 * The landscape of the problem on screen. While a surface's knob is dragged one request is under way and the newest waits.
 */
import { computed, effect, signal } from '../core/signal.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/spec.js').ProblemSpec} ProblemSpec */
/** @typedef {{ problem: ProblemSpec, landscape: Landscape }} Ground */

/**
 * @param {{ state: import('../core/state.js').State, landscapes: import('../core/landscape.js').Landscapes }} options
 */
export function watchTerrain({ state, landscapes }) {
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
      ground.value = { problem, landscape: await landscapes.get(problem) };
    } catch {
      // What is wrong with a problem is told by its run, at the control that it belongs to.
    }
    busy = false;
    ask();
  };
  const stop = effect(() => void ask(), [key]);
  return { ground, dispose: stop };
}
