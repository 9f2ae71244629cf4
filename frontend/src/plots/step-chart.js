/**
 * A measure of all racers by step. A press or a drag moves the playhead; a pointer that only passes reads the step beneath it.
 */
import { chartFigure } from './figure.js';
import { drawPlayhead, drawValue } from './head.js';
import { mountHover } from './hover.js';
import { LossRange } from './loss-range.js';
import { toPixelX } from './mapping.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/measures.js').Series} Series */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ series: Series, style: Style, ghost: boolean }} Line a ghost is of a pinned run */
/**
 * @typedef {object} Shown
 * @property {object} token another where the lines are of another run or measure
 * @property {readonly Line[]} lines ghosts first
 * @property {number} total the last row there will be
 * @property {number} first the first row that has a value
 * @property {string} title
 * @property {number} step the playhead
 * @property {number | null} hover the step pointed at
 * @property {boolean} log the wished scale
 */
/** @typedef {ReturnType<typeof mountStepChart>} StepChart */

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
export function mountStepChart(root, { plotter, palette, invalidate, xTitle, onStep, onHover }) {
  /** @type {Shown | null} */
  let shown = null;
  let range = new LossRange(true);
  let axes = '';

  const setAxes = () => {
    if (!shown) return;
    const { total, title } = shown;
    const figure = { x: /** @type {const} */ ([0, Math.max(total, 1)]), y: range.range, log: range.log, title };
    const now = JSON.stringify(figure);
    if (now === axes || plot.size().width === 0) return;
    axes = now;
    return plot.setFigure(chartFigure({ ...figure, xTitle: xTitle(), palette: palette(), size: plot.size() }));
  };
  const redraw = () => {
    axes = '';
    return setAxes();
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  const mapping = () => plot.mapping;
  const unpick = mountPointPicker(plot.host, mapping, ([x]) => onStep(Math.round(x)));
  const unhover = mountHover(plot.host, mapping, (x) => onHover(x === null ? null : Math.round(x)));

  const drawPoints = (
    /** @type {CanvasRenderingContext2D} */ context,
    /** @type {Mapping} */ place,
    /** @type {number} */ step,
    /** @type {number} */ radius,
  ) => {
    const { inkSoft, halo, scale } = palette();
    drawPlayhead(context, place, step, inkSoft);
    for (const { series, style, ghost } of shown?.lines ?? []) {
      if (ghost) continue;
      const row = Math.min(step, series.count - 1);
      const y = range.log ? Math.log10(series.at(row)) : series.at(row);
      drawValue(context, place, row, y, style, halo, radius * scale);
    }
  };

  return {
    host: plot.host,
    redraw,
    draw(/** @type {Shown} */ next) {
      const { token, lines, first, step, hover } = next;
      for (const { series } of lines) series.grow();
      const log = next.log && lines.every(({ series }) => !series.negative);
      if (token !== shown?.token || log !== range.log) range = new LossRange(log);
      shown = next;
      range.see(
        lines.map(({ series }) => series.column(false)),
        step,
        first,
      );
      setAxes();
      plot.draw({
        token: range,
        step,
        paths: lines.map(({ series, style, ghost }) => ({
          style,
          ghost,
          points: { xs: null, ys: series.column(log), first },
        })),
        head: (context, place) => {
          drawPoints(context, place, step, MARKER_RADIUS);
          if (hover !== null) drawPoints(context, place, hover, HOVER_RADIUS);
        },
      });
    },
    /** Where a step stands, in CSS pixels of the host. */
    pixelOf: (/** @type {number} */ step) => (plot.mapping ? toPixelX(plot.mapping, step) : 0),
    blank: plot.blank,
    dispose() {
      unpick();
      unhover();
      plot.dispose();
    },
  };
}
