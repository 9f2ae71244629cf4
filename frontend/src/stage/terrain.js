/**
 * The landscape of the problem on screen. While a surface's knob is dragged one request is under way and the newest waits.
 */
import { computed, effect, signal } from '../core/signal.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/spec.js').ProblemSpec} ProblemSpec */
/** @typedef {{ problem: ProblemSpec, landscape: Landscape }} Ground */

/** Points per parameter: what a panel can show of a curve and of a surface, and of a surface whose knob is being dragged. */
const CURVE = [601];
const SURFACE = [161, 161];
const DRAGGED = [57, 57];

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'catalogue' | 'landscapes'>} options
 */
export function watchTerrain({ state, catalogue, landscapes }) {
  const ground = signal(/** @type {Ground | null} */ (null));
  const size = () => {
    const { parameters } = catalogue.surface(state.spec.value.problem.name);
    if (parameters.length === 1) return CURVE;
    return state.dragging.value ? DRAGGED : SURFACE;
  };
  const problem = computed(() => JSON.stringify(state.spec.value.problem), [state.spec]);
  let busy = false;
  let shown = '';
  let asked = '';
  const ask = async () => {
    const points = size();
    const wanted = JSON.stringify([problem.value, points]);
    // Dragging something else, such as the start, is no reason to draw the same surface more coarsely.
    if (busy || wanted === asked || (state.dragging.value && problem.value === shown)) return;
    const { problem: asking } = state.spec.value;
    busy = true;
    asked = wanted;
    try {
      ground.value = { problem: asking, landscape: await landscapes.get(asking, undefined, points) };
      shown = JSON.stringify(asking);
    } catch {
      // What is wrong with a problem is told by its run, at the control that it belongs to.
    }
    busy = false;
    ask();
  };
  const stop = effect(() => void ask(), [problem, state.dragging]);
  return { ground, dispose: stop };
}
