/**
 * The landscape of the problem on screen. While a surface's knob is dragged one request is under way and the newest waits.
 */
import { readDomain } from '../core/domain.js';
import { problemEntry } from '../core/problem.js';
import { computed, effect, signal } from '../core/signal.js';
import { watchPlane } from './plane.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/spec.js').ProblemSpec} ProblemSpec */
/** @typedef {{ problem: ProblemSpec, landscape: Landscape }} Ground */

/** Points per parameter: what a panel can show of a curve and of a surface, and of a surface whose knob is being dragged. */
const CURVE = [601];
const SURFACE = [161, 161];
const DRAGGED = [57, 57];

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'player' | 'runs' | 'catalogue' | 'landscapes'>} options
 */
export function watchTerrain({ state, player, runs, catalogue, landscapes }) {
  const ground = signal(/** @type {Ground | null} */ (null));
  const plane = watchPlane({ state, player, runs });
  const parameters = () => problemEntry(state.spec.value.problem, catalogue).parameters;
  const size = () => {
    if (parameters().length === 1) return CURVE;
    return state.dragging.value ? DRAGGED : SURFACE;
  };
  const domain = () => readDomain(state.own.value.domain, Math.min(parameters().length, SURFACE.length));
  const picture = computed(
    () => JSON.stringify([state.spec.value.problem, domain(), plane.value]),
    [state.spec, state.own, plane],
  );
  let busy = false;
  let shown = '';
  let asked = '';
  const ask = async () => {
    const points = size();
    const wanted = JSON.stringify([picture.value, points]);
    const known = parameters().length > 0;
    // Dragging something else, such as the start, is no reason to draw the same surface more coarsely.
    if (!known || busy || wanted === asked || (state.dragging.value && picture.value === shown)) return;
    const { problem } = state.spec.value;
    const asking = picture.value;
    busy = true;
    asked = wanted;
    try {
      const landscape = await landscapes.get(problem, domain(), points, plane.value ?? undefined);
      ground.value = { problem, landscape };
      shown = asking;
    } catch {
      // What is wrong with a problem is told by its run, at the control that it belongs to.
    }
    busy = false;
    ask();
  };
  const stop = effect(() => void ask(), [picture, state.dragging]);
  return { ground, dispose: stop };
}
