/**
 * What stands below the curve: of the notes' parabola the closed form, of several minima the map of what is found.
 */
import { mountBasinMap } from './basin-map.js';
import { mountClosedFormChart } from './closed-form-chart.js';

/** @typedef {Parameters<typeof mountBasinMap>[1] & { several: import('../core/signal.js').Readable<boolean> }} BelowContext */

/**
 * @param {HTMLElement} root
 * @param {BelowContext} ctx
 */
export function mountCurveBelow(root, ctx) {
  const { several, invalidate, runs } = ctx;
  const make = () => (several.value ? mountBasinMap(root, ctx) : mountClosedFormChart(root, ctx));
  let part = make();
  const stop = several.subscribe(() => {
    part.dispose();
    part = make();
    invalidate();
  });
  return {
    draw: () => part.draw(runs.current.value),
    dispose() {
      stop();
      part.dispose();
    },
  };
}
