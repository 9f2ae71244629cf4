/**
 * The losses of all racers by step. A press or a drag moves the playhead.
 */
import { chartFigure } from './figure.js';
import { drawPlayhead, drawPoint } from './head.js';
import { canBeLog, lossRange } from './loss-range.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */

const STROKE = { width: 1.75, halo: 0.5, dots: false };
const MARKER_RADIUS = 4;

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
  /** @type {readonly Style[]} */
  let styles = [];
  /** @type {readonly Float64Array[]} the losses, or their logarithms */
  let columns = [];
  let version = -1;
  let log = true;
  let axes = '';
  let wanted = true;
  let token = {};

  const setAxes = () => {
    if (!run || plot.size().width === 0) return;
    const losses = run.racers.map((racer) => racer.column('loss'));
    const x = /** @type {const} */ ([0, Math.max(run.total, 1)]);
    const y = lossRange(losses, log);
    const now = JSON.stringify([x, y, log]);
    if (now === axes) return;
    axes = now;
    return plot.setFigure(chartFigure({ x, y, log, xTitle: xTitle(), palette: palette(), size: plot.size() }));
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
    const losses = next.racers.map((racer) => racer.column('loss'));
    const before = log;
    log = wantsLog && canBeLog(losses);
    if (next !== run || log !== before) token = {};
    wanted = wantsLog;
    columns = log ? losses.map((column) => column.map(Math.log10)) : losses;
    run = next;
    version = next.version.value;
    setAxes();
  };
  return {
    host: plot.host,
    redraw,
    /** Whether the axis is logarithmic now: a loss below zero cannot be. */
    get log() {
      return log;
    },
    /** @param {RunTrack} next @param {readonly Style[]} racerStyles @param {number} step @param {boolean} wantsLog */
    draw(next, racerStyles, step, wantsLog) {
      styles = racerStyles;
      refresh(next, wantsLog);
      plot.draw({
        token,
        step,
        paths: columns.map((ys, i) => ({ style: /** @type {Style} */ (styles[i]), points: { xs: null, ys } })),
        head: (context, mapping) => {
          drawPlayhead(context, mapping, step, palette().inkSoft);
          columns.forEach((column, i) => {
            const row = Math.min(step, column.length - 1);
            const style = /** @type {Style} */ (styles[i]);
            drawPoint(context, mapping, row, /** @type {number} */ (column[row]), style, palette().halo, MARKER_RADIUS);
          });
        },
      });
    },
    dispose() {
      unpick();
      plot.dispose();
    },
  };
}
