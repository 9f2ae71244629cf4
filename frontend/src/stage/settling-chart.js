/**
 * How far each racer is from the minimum by step: the constant rate and the chosen one strongly, the others palely, and their means
 * over the last steps as bars.
 */
import { meanBefore, WINDOW } from '../core/settling.js';
import { drawLevel } from '../plots/level-bar.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/measures.js').Series} Series */
/** @typedef {import('../core/spec.js').Style} Style */

/** Nearer than this part of the farthest nothing is drawn. */
const DEPTH = 1e-3;
const ROOM = 1.2;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { invalidate: () => void }} ctx
 */
export function mountSettlingChart(root, { i18n, plotter, palette, player, state, invalidate }) {
  const label = () => i18n.t('schedules.distances');
  const chart = plotter
    ? mountMovingChart(root, { plotter, palette, invalidate, label, onPoint: ([x]) => player.seek(x) })
    : mountMissing(root, () => i18n.t('plot.missing'));
  let known = '';
  let token = {};
  return {
    /**
     * @param {RunTrack} run @param {readonly Style[]} styles @param {readonly Series[]} distances
     * @param {{ row: number, strong: readonly number[] }} moment `strong` are those told apart from the rest, the last on top
     */
    draw(run, styles, distances, { row, strong }) {
      const log = state.logLoss.value;
      const look = JSON.stringify([run.asked, run.last, strong, log, i18n.lang.value]);
      if (look !== known) {
        token = {};
        chart.show(figure(run, distances, log, i18n));
      }
      known = look;
      const lineOf = (/** @type {number} */ i, ghost = false) => ({
        style: /** @type {Style} */ (styles[i]),
        ys: /** @type {Series} */ (distances[i]).column(false),
        name: run.racers[i]?.spec.label ?? '',
        ghost,
      });
      const shown = strong.filter((i) => distances[i]);
      const others = distances.map((_, i) => i).filter((i) => !shown.includes(i));
      const lines = [...others.map((i) => lineOf(i, true)), ...shown.map((i) => lineOf(i))];
      chart.draw({
        ...{ token, row, at: row, lines },
        under: (context, mapping, { halo }) => {
          for (const i of shown) {
            const mean = meanBefore(/** @type {Series} */ (distances[i]).column(false), row);
            const from = Math.max(0, row - WINDOW + 1);
            const bar = { from, to: row, height: log ? Math.log10(mean) : mean };
            drawLevel(context, mapping, bar, /** @type {Style} */ (styles[i]).colour, halo);
          }
        },
      });
    },
    dispose: chart.dispose,
  };
}

/**
 * @param {RunTrack} run
 * @param {readonly Series[]} distances
 * @param {boolean} log
 * @param {import('../core/i18n.js').I18n} i18n
 * @returns {import('../plots/series-figure.js').Chart}
 */
function figure(run, distances, log, i18n) {
  const all = distances.flatMap((series) => Array.from(series.column(false))).filter((x) => x > 0 && x < Infinity);
  const most = all.reduce((a, b) => Math.max(a, b), 0) || 1;
  const least = all.reduce((a, b) => Math.min(a, b), most);
  return {
    series: [],
    x: [0, Math.max(run.total, 1)],
    y: [log ? Math.max(least / ROOM, most * DEPTH) : 0, most * ROOM],
    logY: log,
    xTitle: i18n.t('chart.step_axis'),
  };
}
