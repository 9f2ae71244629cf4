/**
 * One plane through the space of all weights: the loss over it as a contour, and every racer's path laid onto it.
 */
import { contourFigure } from './figure.js';
import { drawPoint, drawStart } from './head.js';
import { mountPlot } from './plot.js';

/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {{ style: Style, xs: Float64Array, ys: Float64Array }} Way */

const STROKE = { width: 2, halo: 1.25, dots: false };
const MARKER_RADIUS = 5;

/**
 * @param {HTMLElement} root
 * @param {{ plotter: import('./plotly.js').Plotter, palette: () => Palette, invalidate: () => void }} options
 */
export function mountWeightPlane(root, { plotter, palette, invalidate }) {
  /** @type {Landscape | null} */
  let landscape = null;
  const redraw = () => {
    if (landscape && plot.size().width > 0) plot.setFigure(contourFigure(landscape, palette(), plot.size()));
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  return {
    host: plot.host,
    redraw,
    show(/** @type {Landscape} */ next) {
      landscape = next;
      redraw();
    },
    /** @param {unknown} token @param {readonly Way[]} ways @param {number} row */
    draw(token, ways, row) {
      plot.draw({
        token,
        step: row,
        paths: ways.map(({ style, xs, ys }) => ({ style, points: { xs, ys } })),
        head: (context, mapping) => {
          const { halo, scale } = palette();
          for (const { xs, ys } of ways) drawStart(context, mapping, Number(xs[0]), Number(ys[0]), palette());
          for (const { style, xs, ys } of ways) {
            const at = Math.min(row, xs.length - 1);
            drawPoint(context, mapping, Number(xs[at]), Number(ys[at]), style, halo, MARKER_RADIUS * scale);
          }
        },
      });
    },
    blank: plot.blank,
    dispose: plot.dispose,
  };
}
