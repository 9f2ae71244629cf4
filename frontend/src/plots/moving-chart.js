/**
 * A chart of columns that grow with the playhead, above series that stand still.
 */
import { drawPlayhead, drawValue } from './head.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';
import { numbersOf } from './series-chart.js';
import { seriesFigure } from './series-figure.js';
import { tellNumbers } from './told-numbers.js';

/** @typedef {import('./series-figure.js').Chart} Chart */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ style: Style, ys: Float64Array, xs?: Float64Array, ghost?: boolean, name?: string }} Line without `xs` the row is x; `name` is told with its numbers */
/**
 * @typedef {object} Moment
 * @property {unknown} token another where the lines are other lines
 * @property {number} row the last row that is drawn of each line
 * @property {number} at where the playhead stands on the x axis
 * @property {readonly Line[]} lines
 * @property {(context: CanvasRenderingContext2D, mapping: Mapping, palette: Palette) => void} [under] drawn each time, beneath the lines' points
 */
/** @typedef {ReturnType<typeof mountMovingChart>} MovingChart */

const STROKE = { width: 1.75, halo: 0.5, dots: false };
const RADIUS = 4;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: import('../core/signal.js').Readable<Palette>,
 *   invalidate: () => void,
 *   label: () => string,
 *   onPoint: import('./point-picker.js').OnPoint,
 * }} options
 *   `label` says what the chart shows to who cannot see it
 */
export function mountMovingChart(root, { plotter, palette, invalidate, label, onPoint }) {
  /** @type {Chart | null} */
  let shown = null;
  const redraw = () => {
    if (!shown || plot.size().width === 0) return;
    // A picture is one, with a name, once there is something on it.
    plot.host.setAttribute('role', 'img');
    plot.host.setAttribute('aria-label', label());
    return plot.setFigure(seriesFigure(shown, palette.value, plot.size()));
  };
  const plot = mountPlot(root, {
    plotter,
    palette: () => palette.value,
    stroke: STROKE,
    onResize: () => void redraw(),
    invalidate,
  });
  /** @type {readonly Line[]} */
  let moving = [];
  tellNumbers(plot.host, () => {
    if (!shown) return null;
    const { series, ...axes } = numbersOf(shown);
    return { ...axes, series: [...series, ...moving.map(({ name = '', xs = null, ys }) => ({ name, x: xs, y: ys }))] };
  });
  const unpick = mountPointPicker(plot.host, () => plot.mapping, onPoint);
  const stop = palette.subscribe(() => void redraw());
  /** @type {WeakMap<Float64Array, Float64Array>} */
  const logs = new WeakMap();
  const heights = (/** @type {Float64Array} */ ys) => {
    if (!shown?.logY) return ys;
    const known = logs.get(ys) ?? ys.map(Math.log10);
    logs.set(ys, known);
    return known;
  };
  return {
    host: plot.host,
    /** Shows other axes and still series; their ranges should be given, for what moves does not count. */
    show(/** @type {Chart} */ chart) {
      shown = chart;
      return redraw();
    },
    draw(/** @type {Moment} */ { token, row, at, lines, under }) {
      moving = lines;
      const paths = lines.map(({ style, xs = null, ys, ...rest }) => ({
        ...rest,
        style,
        points: { xs, ys: heights(ys) },
      }));
      const head = (/** @type {CanvasRenderingContext2D} */ context, /** @type {Mapping} */ mapping) => {
        under?.(context, mapping, palette.value);
        drawPlayhead(context, mapping, at, palette.value.inkSoft);
        for (const { style, points, ghost } of paths) {
          const last = Math.min(row, points.ys.length - 1);
          const x = points.xs ? points.xs[last] : last;
          const y = points.ys[last];
          if (ghost || x === undefined || y === undefined) continue;
          drawValue(context, mapping, x, y, style, palette.value.halo, RADIUS * palette.value.scale);
        }
      };
      plot.draw({ token, step: row, paths, head });
    },
    /** From data to pixels, or null before the first figure. */
    get mapping() {
      return plot.mapping;
    },
    dispose() {
      stop();
      unpick();
      plot.dispose();
    },
  };
}
