/**
 * The full loss of every racer, and the loss of its batches for the one that is looked at, across updates, epochs, samples or cost.
 */
import { costs } from '../core/batch-facts.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {'steps' | 'epoch' | 'samples' | 'cost'} Across */
/** @typedef {{ across: Across, overhead: number, focus: number, log: boolean }} Look */

export const ACROSS = /** @type {const} */ (['steps', 'epoch', 'samples', 'cost']);
const ROOM = 0.05;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { invalidate: () => void }} ctx
 */
export function mountBatchLoss(root, { i18n, plotter, palette, player, invalidate }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const label = () => i18n.t('batches.loss');
  /** @type {Float64Array} */
  let measure = new Float64Array();
  const onPoint = (/** @type {readonly [number, number]} */ [x]) => player.seek(rowAt(measure, x));
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint });
  let known = '';
  let token = {};
  return {
    host: chart.host,
    redraw() {
      known = '';
    },
    /** @param {RunTrack} run @param {readonly Style[]} styles @param {number} row @param {Look} look */
    draw(run, styles, row, look) {
      const xs = run.racers.map((track) => acrossOf(track, look));
      measure = xs[look.focus] ?? measure;
      const now = JSON.stringify([run.spec, run.last, look, i18n.lang.value, styles]);
      if (now !== known) {
        token = {};
        chart.show(figure(run, xs, look, i18n));
      }
      known = now;
      const noisy = run.racers[look.focus];
      const line = (
        /** @type {RacerTrack} */ track,
        /** @type {string} */ name,
        /** @type {number} */ i,
        ghost = false,
      ) => ({
        style: /** @type {Style} */ (styles[i]),
        xs: /** @type {Float64Array} */ (xs[i]),
        ys: track.column(name),
        ghost,
      });
      const lines = run.racers.map((track, i) => line(track, 'train_loss', i));
      if (noisy) lines.unshift(fromFirst(line(noisy, 'batch_loss', look.focus, true)));
      chart.draw({ token, row, at: Number(measure[Math.min(row, measure.length - 1)] ?? 0), lines });
    },
    dispose: chart.dispose,
  };
}

/**
 * Before the first update there was no batch: the line begins with the first one's loss, and each row keeps its place.
 * @param {import('../plots/moving-chart.js').Line & { xs: Float64Array, ghost: boolean }} line
 */
function fromFirst(line) {
  const known = begun.get(line.ys) ?? { xs: line.xs.slice(), ys: line.ys.slice() };
  if (line.ys.length > 1) {
    known.ys[0] = Number(line.ys[1]);
    known.xs.set(line.xs);
    known.xs[0] = Number(line.xs[1]);
  }
  begun.set(line.ys, known);
  return { ...line, ...known };
}

/** @type {WeakMap<Float64Array, { xs: Float64Array, ys: Float64Array }>} */
const begun = new WeakMap();

/** @param {RacerTrack} track @param {Look} look */
function acrossOf(track, { across, overhead }) {
  if (across !== 'cost') return track.column(across);
  return costs(track.column('samples'), track.column('steps'), overhead);
}

/** The row whose measure is nearest below. @param {Float64Array} measure @param {number} x */
function rowAt(measure, x) {
  const after = measure.findIndex((value) => value > x);
  return after < 0 ? measure.length - 1 : Math.max(0, after - 1);
}

/**
 * As far as the racer in the middle comes: the whole set at once sees so many samples that nothing else could be told apart.
 * @param {RunTrack} run
 * @param {readonly Float64Array[]} xs
 * @param {Look} look
 * @param {import('../core/i18n.js').I18n} i18n
 * @returns {import('../plots/series-figure.js').Chart}
 */
function figure(run, xs, { across, log, focus }, i18n) {
  const ends = xs.map((column) => Number(column.at(-1) ?? 1)).sort((a, b) => a - b);
  const shown = run.racers.map((track) => track.column('train_loss'));
  const batch = run.racers[focus]?.column('batch_loss');
  const all = (batch ? [...shown, batch] : shown).flatMap((column) => Array.from(column));
  const finite = all.filter((value) => Number.isFinite(value) && (!log || value > 0));
  const lowest = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const highest = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  const least = log ? Math.max(lowest, highest * 1e-6) : 0;
  return {
    series: [],
    x: [0, ends[Math.floor(ends.length / 2)] || 1],
    y: finite.length === 0 ? [0.1, 1] : [least, highest * (1 + ROOM)],
    logY: log,
    xTitle: i18n.t(`batches.across_${across}`),
    yTitle: 'J',
  };
}
