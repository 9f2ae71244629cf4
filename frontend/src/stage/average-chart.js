/**
 * The series and its averages up to the playhead; the past is drawn as strongly as it counts.
 */
import { DRAWN } from '../core/average-choice.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { drawFadingPoints } from '../plots/past.js';

/** @typedef {import('./averaged.js').Shown} Shown */
/** @typedef {import('../core/averages.js').Average} Average */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {{ i18n: SceneContext['i18n'], palette: SceneContext['palette'], plotter: SceneContext['plotter'], invalidate: () => void }} ChartContext */
/** @typedef {{ shown: Shown, styles: readonly Style[], step: number, focus: number, corrected: boolean }} Look */

/** Room above and below what is drawn. */
const ROOM = 0.05;

/**
 * @param {HTMLElement} root
 * @param {ChartContext & { onPoint: import('../plots/point-picker.js').OnPoint }} ctx
 */
export function mountAverageChart(root, { i18n, palette, plotter, invalidate, onPoint }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const label = () => i18n.t('averages.chart');
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint });
  let drawn = '';
  /** @type {Shown | null} */
  let last = null;
  let token = {};
  let places = new Float64Array();

  const refresh = (/** @type {Look} */ { shown, corrected }) => {
    const look = JSON.stringify([corrected, i18n.lang.value]);
    if (shown === last && look === drawn) return;
    last = shown;
    drawn = look;
    token = {};
    places = Float64Array.from(shown.averaged.series, (_, i) => i + 1);
    chart.show(figure(shown, corrected, places, i18n));
  };
  return {
    host: chart.host,
    redraw() {
      drawn = '';
    },
    draw(/** @type {Look} */ look) {
      refresh(look);
      const { shown, styles, step, focus, corrected } = look;
      const { averages, series } = shown.averaged;
      const line = (/** @type {Float64Array} */ ys, /** @type {number} */ i, ghost = false) => ({
        name: nameOf(averages[i], corrected !== ghost),
        style: /** @type {Style} */ (styles[i]),
        xs: places,
        ys,
        ghost,
      });
      const main = averages.map((average, i) => line(corrected ? average.corrected : average.average, i));
      const chosen = averages[Math.min(focus, averages.length - 1)];
      const other = chosen ? [line(corrected ? chosen.average : chosen.corrected, focus, true)] : [];
      const kept = shown.kept && !corrected ? [line(shown.kept, averages.length)] : [];
      chart.draw({
        token,
        row: step - 1,
        at: step,
        lines: [...other, ...main.filter((_, i) => i !== focus), ...main.slice(focus, focus + 1), ...kept],
        under: (context, mapping, { scale }) => {
          if (!chosen || step === 0) return;
          const past = { weights: chosen.weights, now: step, colour: styles[focus]?.colour ?? '', scale };
          drawFadingPoints(context, mapping, past, series);
        },
      });
    },
    dispose: chart.dispose,
  };
}

/** What a line is called among the numbers that are taken away. @param {Average | undefined} average @param {boolean} corrected */
function nameOf(average, corrected) {
  if (!average) return 'V';
  return `beta = ${average.beta}${corrected ? ', corrected' : ''}`;
}

/**
 * @param {Shown} shown
 * @param {boolean} corrected
 * @param {Float64Array} places
 * @param {SceneContext['i18n']} i18n
 * @returns {import('../plots/series-figure.js').Chart}
 */
function figure({ choice, averaged, kept }, corrected, places, i18n) {
  const lines = averaged.averages.map((average) => (corrected ? average.corrected : average.average));
  const unit = kept ? 'gradient' : choice.source === 'temperature' ? 'degrees' : 'value';
  return {
    series: [{ x: places, y: averaged.series, mode: 'markers', size: 3, opacity: 0.45, name: 'series' }],
    x: [0, averaged.size + 1],
    y: reach([averaged.series, ...lines]),
    xTitle: i18n.t(choice.source === 'temperature' || choice.source === DRAWN ? 'averages.day' : 'averages.number'),
    yTitle: i18n.t(`averages.unit_${unit}`),
  };
}

/**
 * From the lowest number to the highest, with some room.
 * @param {readonly Float64Array[]} columns
 * @returns {readonly [number, number]}
 */
export function reach(columns) {
  const ends = columns.map((column) => [
    column.reduce((a, b) => Math.min(a, b), Infinity),
    column.reduce((a, b) => Math.max(a, b), -Infinity),
  ]);
  const [low, high] = [Math.min(...ends.map(([a]) => Number(a))), Math.max(...ends.map(([, b]) => Number(b)))];
  const room = ROOM * (high - low || 1);
  return [low - room, high + room];
}
