/**
 * Weight decay on a surface: the racers' paths on the ground with the penalty drawn on it, and where they end for every strength.
 */

import { signal } from '../core/signal.js';
import { createSweeps } from '../core/sweeps.js';
import { mountPenaltyLegend } from '../ui/penalty-legend.js';
import { withPenalty } from './penalty-ground.js';
import { mountStrengthChart } from './strength-chart.js';
import { watchTerrain } from './terrain.js';
import { mountView } from './view.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & { invalidate: () => void }} ctx
 */
export function mountDecaySurface(shell, ctx) {
  const { state, runs, invalidate } = ctx;
  const terrain = watchTerrain(ctx);
  const { ground, dispose: unground } = withPenalty(terrain.ground, state.spec);
  const [hover, lit] = [signal(null), signal(null)];
  const view = mountView(shell, { ...ctx, ground, hover, lit });
  const stops = [
    mountPenaltyLegend(shell.toolbar, ctx),
    mountStrengthChart(shell.charts, { ...ctx, sweeps: createSweeps(fetch.bind(window)) }),
    hover.subscribe(invalidate),
    ground.subscribe(invalidate),
    view.dispose,
    unground,
    terrain.dispose,
  ];
  return {
    draw: () => view.draw(runs.current.value),
    dispose: () => stops.forEach((stop) => void stop()),
  };
}
