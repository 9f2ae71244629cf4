/**
 * The losses of all racers by step. A press or a drag moves the playhead.
 */
import { chartFigure, readableChart } from './figure.js';
import { drawPlayhead, drawPoint } from './head.js';
import { canBeLog, LossRange } from './loss-range.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ name: string, style: Style }} Label */

const STROKE = { width: 1.75, halo: 0.5, dots: false };
const MARKER_RADIUS = 4;
/** Longer runs would make the page wait for a reading that few pixels can tell apart. */
const MOST_READABLE = 10_000;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: () => Palette,
 *   invalidate: () => void,
 *   xTitle: () => string,
 *   onStep: (step: number) => void,
 * }} options
 */
export function mountLossChart(root, { plotter, palette, invalidate, xTitle, onStep }) {
  /** @type {RunTrack | null} */
  let run = null;
  /** @type {readonly Float64Array[]} */
  let losses = [];
  /** @type {readonly Float64Array[]} what is drawn: the losses or their logarithms */
  let columns = [];
  let version = -1;
  let wanted = true;
  let range = new LossRange(true);
  let axes = '';

  const figureNow = (/** @type {RunTrack} */ { total }) => {
    const x = /** @type {const} */ ([0, Math.max(total, 1)]);
    const { range: y, log } = range;
    return chartFigure({ x, y, log, xTitle: xTitle(), palette: palette(), size: plot.size() });
  };
  const setAxes = () => {
    if (!run || plot.size().width === 0) return;
    const now = JSON.stringify([run.total, range.range, range.log]);
    if (now === axes) return;
    axes = now;
    return plot.setFigure(figureNow(run));
  };
  const redraw = () => {
    axes = '';
    return setAxes();
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  const unpick = mountPointPicker(
    plot.host,
    () => plot.mapping,
    ([x]) => onStep(Math.round(x)),
  );

  /** Takes in the rows that have come since the last frame. */
  const refresh = (/** @type {RunTrack} */ next, /** @type {boolean} */ wantsLog) => {
    if (next === run && next.version.value === version && wantsLog === wanted) return;
    losses = next.racers.map((racer) => racer.column('loss'));
    const log = wantsLog && canBeLog(losses);
    if (next !== run || log !== range.log) range = new LossRange(log);
    columns = log ? losses.map((column) => column.map(Math.log10)) : losses;
    run = next;
    version = next.version.value;
    wanted = wantsLog;
  };

  return {
    host: plot.host,
    redraw,
    /** Whether the axis is logarithmic now: a loss below zero cannot be. */
    get log() {
      return range.log;
    },
    /** @param {RunTrack} next @param {readonly Label[]} labels @param {number} step @param {boolean} wantsLog */
    draw(next, labels, step, wantsLog) {
      refresh(next, wantsLog);
      range.see(losses, step);
      setAxes();
      plot.draw({
        token: range,
        step,
        paths: columns.map((ys, i) => ({ style: /** @type {Label} */ (labels[i]).style, points: { xs: null, ys } })),
        head: (context, mapping) => {
          drawPlayhead(context, mapping, step, palette().inkSoft);
          columns.forEach((column, i) => {
            const row = Math.min(step, column.length - 1);
            const { style } = /** @type {Label} */ (labels[i]);
            drawPoint(context, mapping, row, /** @type {number} */ (column[row]), style, palette().halo, MARKER_RADIUS);
          });
        },
      });
    },
    /**
     * Once nothing moves, the losses up to a step can be read with the pointer.
     * @param {number} step
     * @param {readonly Label[]} labels
     */
    settle(step, labels) {
      if (!run || step > MOST_READABLE) return;
      const series = labels.map(({ name, style }, i) => {
        const ys = /** @type {Float64Array} */ (losses[i]).subarray(0, step + 1);
        return { name, colour: style.colour, ys };
      });
      return plot.setFigure(readableChart(figureNow(run), series, palette()));
    },
    dispose() {
      unpick();
      plot.dispose();
    },
  };
}
