/**
 * The data set with the samples of the last update marked, and the line that has been fitted; below, which strip of its epoch they are.
 */
import { batchFacts, spanOf } from '../core/batch-facts.js';
import { toPixelX, toPixelY } from '../plots/mapping.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/looks.js').Part} Part */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ batch: number, epoch: number, step: number, samples: Float64Array }} Used */

const DOT = 3;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { invalidate: () => void }} ctx
 */
export function mountBatchSamples(root, { i18n, plotter, palette, invalidate }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const label = () => i18n.t('batches.samples');
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint: () => {} });
  let known = '';
  return {
    host: chart.host,
    redraw() {
      known = '';
    },
    /** @param {RunTrack} run @param {Style} style @param {number} focus @param {number} row @param {Used | undefined} used */
    draw(run, style, focus, row, used) {
      const { x, y } = /** @type {any} */ (run.besides.data).train;
      const now = JSON.stringify([run.spec.problem, run.spec.seed, i18n.lang.value]);
      if (now !== known)
        chart.show({
          series: [{ x: x.map(first), y: y.map(first), mode: 'markers', size: 2, opacity: 0.3 }],
          xTitle: 'x',
          yTitle: 'y',
        });
      known = now;
      const track = run.racers[focus];
      const [w, b] = track ? [track.at('params', row, 0), track.at('params', row, 1)] : [0, 0];
      chart.draw({
        token: style,
        row: 0,
        at: Number.NaN,
        lines: [],
        under: (context, mapping, { scale, ink }) => {
          context.fillStyle = style.colour;
          for (const sample of used?.samples ?? []) {
            context.beginPath();
            context.arc(toPixelX(mapping, x[sample][0]), toPixelY(mapping, y[sample][0]), DOT * scale, 0, 2 * Math.PI);
            context.fill();
          }
          context.strokeStyle = ink;
          context.lineWidth = 2 * scale;
          context.beginPath();
          context.moveTo(toPixelX(mapping, -3), toPixelY(mapping, b - 3 * w));
          context.lineTo(toPixelX(mapping, 3), toPixelY(mapping, b + 3 * w));
          context.stroke();
        },
      });
    },
    dispose: chart.dispose,
  };
}

const first = (/** @type {readonly number[]} */ row) => Number(row[0]);

/** What the server told of the racers' last batches. @param {readonly Part[]} parts @returns {Used[]} */
export function usedOf(parts) {
  return parts.map(({ batch, epoch, step, arrays }) => ({
    batch,
    epoch,
    step,
    samples: /** @type {Float64Array} */ (arrays[0]),
  }));
}

/** Where a racer's batch lies in its epoch, as parts of the whole. @param {Used} used @param {number} samples @param {number} size */
export function stripOf(used, samples, size) {
  const { from, to } = spanOf(batchFacts(samples, size), used.batch, samples);
  return { from: from / samples, to: to / samples };
}
