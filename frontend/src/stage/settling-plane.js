/**
 * The ground near its minimum, with the paths of the constant rate and of the chosen one: one wanders, the other settles.
 */
import { signal } from '../core/signal.js';
import { mountGroundPlot } from './ground-plot.js';
import { createPicture } from './picture.js';
import { watchTerrain } from './terrain.js';
import { createZoom } from './zoom.js';

/** @typedef {import('../core/domain.js').Domain} Domain */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

/** Near enough to see how far the steps throw. */
const NEAR = 0.4;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { invalidate: () => void }} ctx
 */
export function mountSettlingPlane(root, ctx) {
  // What is looked at here is this part's own: the link keeps to the run.
  const state = { ...ctx.state, own: signal({ domain: nearMinimum(ctx) }) };
  const terrain = watchTerrain({ ...ctx, state });
  const { ground } = terrain;
  const zoom = createZoom({ state, ground });
  const [hover, lit, slopes] = [signal(null), signal(null), signal(null)];
  const stage = { ...ctx, state, ground, hover, lit, slopes, zoom };
  const picture = createPicture(stage);
  const plot = mountGroundPlot(root, stage, ctx.i18n.t('schedules.plane'));
  const stops = [ground.subscribe(ctx.invalidate), zoom.shown.subscribe(ctx.invalidate), zoom.dispose];
  let token = {};
  let known = /** @type {unknown[]} */ ([]);
  return {
    /** @param {RunTrack} run @param {readonly number[]} strong which racers, the last on top */
    draw(run, strong) {
      const now = picture.read(run);
      if (!now) return plot.blank();
      const parts = [now.token, strong.join()];
      if (parts.some((part, i) => part !== known[i])) token = {};
      known = parts;
      plot.draw(
        token,
        strong.flatMap((i) => now.racers[i] ?? []),
      );
    },
    dispose() {
      for (const stop of stops) stop();
      plot.dispose();
      terrain.dispose();
    },
  };
}

/**
 * A part of the surface's own domain about its first minimum; undefined where none is known.
 * @param {import('./context.js').SceneContext} ctx
 * @returns {Domain | undefined}
 */
function nearMinimum({ state, catalogue }) {
  const { problem } = state.spec.value;
  if (problem.kind !== 'surface') return undefined;
  const { domain, minima } = catalogue.surface(problem.name);
  return domain.map(([low, high], axis) => {
    const middle = minima[0]?.[axis] ?? (Number(low) + Number(high)) / 2;
    const reach = ((Number(high) - Number(low)) / 2) * NEAR;
    return [middle - reach, middle + reach];
  });
}
