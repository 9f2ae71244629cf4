/**
 * The true loss over w and b with the racers' paths on it.
 */
import { LaidPath } from '../core/weight-plane.js';
import { mountMissing } from '../plots/missing.js';
import { mountWeightPlane } from '../plots/weight-plane.js';
import { landscapeOf } from './weight-plane.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/looks.js').Part} Part */
/** @typedef {import('../core/spec.js').Style} Style */

const SIZE = 48;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { looks: import('../core/looks.js').Looks, invalidate: () => void }} ctx
 */
export function mountBatchPlane(root, { i18n, plotter, palette, looks, runs, invalidate }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const plane = mountWeightPlane(root, { plotter, palette: () => palette.value, invalidate });
  const stop = palette.subscribe(() => plane.redraw());
  /** @type {RunTrack | null} */
  let asked = null;
  /** @type {{ run: RunTrack, part: Part, paths: readonly LaidPath[] } | null} */
  let found = null;
  const ask = (/** @type {RunTrack} */ run) => {
    // More weights than two have no such plane.
    if (run === asked || !run.finished || run.parameters.length !== 2) return;
    asked = run;
    looks.ask({
      name: 'plane',
      step: run.steps,
      wants: [{ what: 'plane', racer: 0, size: SIZE, directions: 'parameters' }],
      take: ([part]) => {
        if (!part || runs.current.value !== run) return;
        const [origin, directions] = /** @type {[Float64Array, Float64Array]} */ (/** @type {unknown} */ (part.arrays));
        found = { run, part, paths: run.racers.map((track) => new LaidPath(track, { origin, directions })) };
        root.dataset.size = String(part.size);
        plane.show(landscapeOf(part, ['w', 'b']));
        invalidate();
      },
    });
  };
  return {
    host: plane.host,
    redraw: plane.redraw,
    /** @param {RunTrack} run @param {readonly Style[]} styles @param {number} row */
    draw(run, styles, row) {
      plane.host.setAttribute('aria-label', i18n.t('batches.plane'));
      plane.host.setAttribute('role', 'img');
      ask(run);
      if (found?.run !== run) return plane.blank();
      const ways = found.paths.map((path, i) => ({ style: /** @type {Style} */ (styles[i]), ...path.grow() }));
      plane.draw(found.part, ways, row);
    },
    dispose() {
      stop();
      plane.dispose();
    },
  };
}
