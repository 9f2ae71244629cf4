/**
 * The losses of all racers by step. A press or a drag moves the playhead; a pointer that only passes reads the step beneath it.
 */
import { chartFigure } from './figure.js';
import { drawPlayhead, drawPoint } from './head.js';
import { mountHover } from './hover.js';
import { canBeLog, LossRange } from './loss-range.js';
import { toPixelX } from './mapping.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ step: number, hover: number | null, log: boolean }} Reading the playhead, the step pointed at, the wished scale */

const STROKE = { width: 1.75, halo: 0.5, dots: false };
const MARKER_RADIUS = 4;
const HOVER_RADIUS = 3;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: () => Palette,
 *   invalidate: () => void,
 *   xTitle: () => string,
 *   onStep: (step: number) => void,
 *   onHover: (step: number | null) => void,
 * }} options
 */
export function mountLossChart(root, { plotter, palette, invalidate, xTitle, onStep, onHover }) {
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

  const setAxes = () => {
    if (!run || plot.size().width === 0) return;
    const x = /** @type {const} */ ([0, Math.max(run.total, 1)]);
    const { range: y, log } = range;
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
  const mapping = () => plot.mapping;
  const unpick = mountPointPicker(plot.host, mapping, ([x]) => onStep(Math.round(x)));
  const unhover = mountHover(plot.host, mapping, (x) => onHover(x === null ? null : Math.round(x)));

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
  const drawPoints = (
    /** @type {CanvasRenderingContext2D} */ context,
    /** @type {Mapping} */ place,
    /** @type {readonly Style[]} */ styles,
    /** @type {number} */ step,
    /** @type {number} */ radius,
  ) => {
    const { inkSoft, halo, scale } = palette();
    drawPlayhead(context, place, step, inkSoft);
    for (const [i, column] of columns.entries()) {
      const row = Math.min(step, column.length - 1);
      const style = /** @type {Style} */ (styles[i]);
      drawPoint(context, place, row, /** @type {number} */ (column[row]), style, halo, radius * scale);
    }
  };

  return {
    host: plot.host,
    redraw,
    /** Whether the axis is logarithmic now: a loss below zero cannot be. */
    get log() {
      return range.log;
    },
    /** @param {RunTrack} next @param {readonly Style[]} styles @param {Reading} reading */
    draw(next, styles, { step, hover, log }) {
      refresh(next, log);
      range.see(losses, step);
      setAxes();
      plot.draw({
        token: range,
        step,
        paths: columns.map((ys, i) => ({ style: /** @type {Style} */ (styles[i]), points: { xs: null, ys } })),
        head: (context, place) => {
          drawPoints(context, place, styles, step, MARKER_RADIUS);
          if (hover !== null) drawPoints(context, place, styles, hover, HOVER_RADIUS);
        },
      });
    },
    /** Where a step stands, in CSS pixels of the host. */
    pixelOf: (/** @type {number} */ step) => (plot.mapping ? toPixelX(plot.mapping, step) : 0),
    dispose() {
      unpick();
      unhover();
      plot.dispose();
    },
  };
}
