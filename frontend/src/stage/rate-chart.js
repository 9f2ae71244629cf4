/**
 * The learning rate of every racer by update, as it was recorded, with the changes by hand marked on the axis of steps.
 */
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { drawTicks } from '../plots/step-ticks.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ row: number, focus: number, changes: import('../core/schedule-race.js').Changes, manual: Style | undefined }} Moment */

const ROOM = 0.05;
const PALE = 0.35;

/**
 * @param {HTMLElement} root
 * @param {import('./context.js').SceneContext & { invalidate: () => void }} ctx
 */
export function mountRateChart(root, { i18n, plotter, palette, player, invalidate }) {
  const label = () => i18n.t('schedules.rates');
  const chart = plotter
    ? mountMovingChart(root, { plotter, palette, invalidate, label, onPoint: ([x]) => player.seek(x) })
    : mountMissing(root, () => i18n.t('plot.missing'));
  let known = '';
  let token = {};
  return {
    /** @param {RunTrack} run @param {readonly Style[]} styles @param {Moment} moment */
    draw(run, styles, { row, focus, changes, manual }) {
      const look = JSON.stringify([run.asked, run.last, focus, i18n.lang.value]);
      if (look !== known) {
        token = {};
        chart.show(figure(run, styles, i18n.t('chart.step_axis')));
      }
      known = look;
      const lines = run.racers.map((track, i) => ({
        style: /** @type {Style} */ (styles[i]),
        ys: fromFirst(track.column('alpha')),
        name: track.spec.label ?? '',
      }));
      const chosen = lines.splice(focus, 1);
      const steps = changes.map(([step]) => step);
      chart.draw({
        ...{ token, row, at: row, lines: [...lines, ...chosen] },
        under: (context, mapping) => manual && drawTicks(context, mapping, steps, manual.colour),
      });
    },
    dispose: chart.dispose,
  };
}

/** @type {WeakMap<Float64Array, Float64Array>} */
const begun = new WeakMap();

/** Before the first update there is no rate: the line begins with the first one's. */
function fromFirst(/** @type {Float64Array} */ rates) {
  const known = begun.get(rates) ?? Float64Array.from(rates, (rate, i) => (i === 0 ? Number(rates[1]) : rate));
  begun.set(rates, known);
  return known;
}

/** @param {RunTrack} run @param {readonly Style[]} styles @param {string} xTitle @returns {import('../plots/series-figure.js').Chart} */
function figure(run, styles, xTitle) {
  const rates = run.racers.map((track) => fromFirst(track.column('alpha')));
  const most = Math.max(...rates.flatMap((column) => Array.from(column)).filter(Number.isFinite), 0);
  const steps = Float64Array.from({ length: run.total + 1 }, (_, step) => step);
  return {
    series: rates.map((y, i) => ({
      x: steps.subarray(0, y.length),
      y,
      width: 1,
      opacity: PALE,
      colour: /** @type {Style} */ (styles[i]).colour,
    })),
    x: [0, Math.max(run.total, 1)],
    y: [0, (1 + ROOM) * (most || 1)],
    xTitle,
    yTitle: 'α',
  };
}
