/**
 * The slopes of the part of the surface on screen, asked for while a reader wants to see them (`own.field`).
 */
import { effect, signal } from '../core/signal.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('./context.js').StageContext} StageContext */

/** Points along each side: more than a wide plot has arrows for. */
const SIZE = [49, 49];

/**
 * @param {Pick<StageContext, 'state' | 'landscapes' | 'ground'>} ctx
 */
export function watchSlopes({ state, landscapes, ground }) {
  const slopes = signal(/** @type {Landscape | null} */ (null));
  let newest = 0;
  const ask = async () => {
    newest += 1;
    const mine = newest;
    const here = ground.value;
    if (state.own.value.field !== true || here?.landscape.parameters.length !== 2) {
      slopes.value = null;
      return;
    }
    const { problem, landscape } = here;
    const { parameters: axes, at } = landscape;
    const plane = at && { axes, at: Object.values(at) };
    const answer = await landscapes.get(problem, landscape.domain, SIZE, plane, true).catch(() => null);
    if (mine === newest) slopes.value = answer;
  };
  const stop = effect(() => void ask(), [state.own, ground]);
  return { slopes, dispose: stop };
}
