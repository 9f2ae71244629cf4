/**
 * How networks learn: losses on the samples they are trained and tested on, or how often they are right, by updates, epochs or samples
 * seen. A press or a drag moves the playhead.
 */
import { axisName, chartFigure } from './figure.js';
import { drawPlayhead, drawValue } from './head.js';
import { canBeLog, LossRange } from './loss-range.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {'steps' | 'epoch' | 'samples'} Across */
/** @typedef {'loss' | 'accuracy'} Measure */
/** @typedef {{ row: number, across: Across, measure: Measure, log: boolean }} Reading */
/** @typedef {{ style: Style, ghost: boolean, xs: Float64Array, ys: Float64Array }} Line */

const STROKE = { width: 1.75, halo: 0.5, dots: false };
const MARKER_RADIUS = 4;
/** What is drawn of a racer: what it is tested on pale, and what it is trained on above it. */
const COLUMNS = Object.freeze({ loss: ['test_loss', 'train_loss'], accuracy: ['train_accuracy', 'accuracy'] });

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter, palette: () => Palette, invalidate: () => void,
 *   xTitle: (across: Across) => string, onRow: (row: number) => void,
 * }} options
 */
export function mountLearningChart(root, { plotter, palette, invalidate, xTitle, onRow }) {
  /** @type {RunTrack | null} */
  let run = null;
  /** @type {readonly Line[]} */
  let lines = [];
  let known = '';
  let version = -1;
  /** @type {Across} */
  let across = 'steps';
  /** @type {Measure} */
  let measure = 'loss';
  let range = new LossRange(true);
  let axes = '';

  const y = () => (measure === 'accuracy' ? /** @type {const} */ ([-0.02, 1.02]) : range.range);
  const setAxes = () => {
    if (!run || plot.size().width === 0) return;
    const x = /** @type {const} */ ([0, reach(run, across)]);
    const figure = { x, y: y(), log: range.log, xTitle: '', palette: palette(), size: plot.size() };
    const title = xTitle(across);
    const now = JSON.stringify([x, figure.y, figure.log, title]);
    if (now === axes) return;
    axes = now;
    const { data, layout } = chartFigure(figure);
    // Within the plot: "samples seen" does not fit beside the axis.
    const name = axisName(title, { x: 1, y: 0, xanchor: 'right', yanchor: 'bottom', xshift: -4, yshift: 2 });
    return plot.setFigure({ data, layout: { ...layout, annotations: [name] } });
  };
  const redraw = () => {
    axes = '';
    return setAxes();
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  const pick = (/** @type {readonly [number, number]} */ [x]) => {
    if (run) onRow(Math.round((x / reach(run, across)) * run.lastRow));
  };
  const unpick = mountPointPicker(plot.host, () => plot.mapping, pick);
  const refresh = (
    /** @type {RunTrack} */ next,
    /** @type {readonly Style[]} */ styles,
    /** @type {Reading} */ reading,
  ) => {
    const key = JSON.stringify([reading.across, reading.measure, reading.log, styles]);
    if (next === run && key === known && next.version.value === version) return;
    const fresh = next !== run || key !== known;
    [run, known, version, across, measure] = [next, key, next.version.value, reading.across, reading.measure];
    lines = linesOf(next, styles, reading);
    const log = reading.measure === 'loss' && reading.log && canBeLog(lines.map(({ ys }) => ys));
    if (fresh || log !== range.log) range = new LossRange(log);
  };
  return {
    host: plot.host,
    redraw,
    /** @param {RunTrack} next @param {readonly Style[]} styles @param {Reading} reading */
    draw(next, styles, reading) {
      refresh(next, styles, reading);
      range.see(
        lines.map(({ ys }) => ys),
        reading.row,
      );
      setAxes();
      const place = range.log ? logOf : (/** @type {Float64Array} */ ys) => ys;
      plot.draw({
        token: range,
        step: reading.row,
        paths: lines.map(({ style, ghost, xs, ys }) => ({ style, ghost, points: { xs, ys: place(ys) } })),
        head: (context, mapping) => {
          const { inkSoft, halo, scale } = palette();
          const rows = lines.filter(({ ghost }) => !ghost);
          const [first] = rows;
          if (first)
            drawPlayhead(context, mapping, Number(first.xs[Math.min(reading.row, first.xs.length - 1)]), inkSoft);
          for (const { style, xs, ys } of rows) {
            const row = Math.min(reading.row, ys.length - 1);
            const height = range.log ? Math.log10(Number(ys[row])) : Number(ys[row]);
            drawValue(context, mapping, Number(xs[row]), height, style, halo, MARKER_RADIUS * scale);
          }
        },
      });
    },
    dispose() {
      unpick();
      plot.dispose();
    },
  };
}

/** @type {WeakMap<Float64Array, Float64Array>} */
const logs = new WeakMap();

/** Logarithms, taken once for each column. @param {Float64Array} ys */
function logOf(ys) {
  const known = logs.get(ys) ?? ys.map(Math.log10);
  logs.set(ys, known);
  return known;
}

/** @param {RunTrack} run @param {readonly Style[]} styles @param {Reading} reading @returns {Line[]} */
function linesOf(run, styles, { across, measure }) {
  return COLUMNS[measure].flatMap((name, place) =>
    run.racers.flatMap((track, i) => {
      if (!track.has(name) || Number.isNaN(track.at(name, 0))) return [];
      const style = /** @type {Style} */ (styles[i]);
      return [{ style, ghost: place === 0, xs: track.column(across), ys: track.column(name) }];
    }),
  );
}

/**
 * How far the horizontal axis goes: to where the racer that sees most will be at its last row.
 * @param {RunTrack} run
 * @param {Across} across
 */
function reach(run, across) {
  const ends = run.racers.map((track) => {
    const steps = track.at('steps', 1);
    return steps > 0 ? (track.at(across, 1) / steps) * run.steps : 0;
  });
  return Math.max(...ends.filter(Number.isFinite), 1);
}
