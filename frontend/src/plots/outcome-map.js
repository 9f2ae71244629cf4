/**
 * A map of what runs come to: a start along one axis, a rate along the other, a tint for each ending. A press chooses both.
 */

import { tintOf } from './basins.js';
import { axis, axisName, base, CHART_MARGIN } from './figure.js';
import { toPixelX, toPixelY } from './mapping.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';
import { decadeTicks, linearTicks } from './ticks.js';

/** @typedef {import('../core/sweeps.js').Sweep} Sweep */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ start: number, rate: number, style: Style }} Here */

/** Endings come as -2 (nowhere), -1 (diverged), 0, 1, ... */
const LOWEST = -2;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: import('../core/signal.js').Readable<Palette>,
 *   invalidate: () => void,
 *   label: () => string,
 *   onPoint: import('./point-picker.js').OnPoint,
 * }} options
 *   `onPoint` is told the start and the rate
 */
export function mountOutcomeMap(root, { plotter, palette, invalidate, label, onPoint }) {
  /** @type {Sweep | null} */
  let shown = null;
  const redraw = () => {
    if (!shown || plot.size().width === 0) return;
    plot.host.setAttribute('aria-label', label());
    return plot.setFigure(mapFigure(shown, palette.value, plot.size()));
  };
  const plot = mountPlot(root, {
    plotter,
    palette: () => palette.value,
    stroke: { width: 1, halo: 0, dots: false },
    onResize: () => void redraw(),
    invalidate,
  });
  plot.host.setAttribute('role', 'img');
  const unpick = mountPointPicker(
    plot.host,
    () => plot.mapping,
    ([x, y], phase) => onPoint([x, 10 ** y], phase),
  );
  const stop = palette.subscribe(() => void redraw());
  return {
    host: plot.host,
    redraw,
    show(/** @type {Sweep | null} */ sweep) {
      shown = sweep;
      return redraw();
    },
    draw(/** @type {Here} */ { start, rate, style }) {
      plot.draw({
        token: shown,
        step: 0,
        paths: [],
        head: (context, mapping) => {
          const { left, top, width, height } = mapping;
          const [x, y] = [toPixelX(mapping, start), toPixelY(mapping, Math.log10(rate))];
          context.save();
          context.beginPath();
          context.rect(left, top, width, height);
          context.clip();
          context.beginPath();
          context.moveTo(x, top);
          context.lineTo(x, top + height);
          context.moveTo(left, y);
          context.lineTo(left + width, y);
          context.strokeStyle = palette.value.ink;
          context.lineWidth = palette.value.scale;
          context.stroke();
          context.beginPath();
          context.arc(x, y, 5 * palette.value.scale, 0, 2 * Math.PI);
          context.fillStyle = style.colour;
          context.fill();
          context.stroke();
          context.restore();
        },
      });
    },
    dispose() {
      stop();
      unpick();
      plot.dispose();
    },
  };
}

/**
 * @param {Sweep} sweep of starts and rates
 * @param {Palette} palette
 * @param {import('./figure.js').Size} size
 * @returns {import('./plotly.js').Figure}
 */
export function mapFigure({ axes, size: [columns = 0, rows = 0], columns: { ending }, minima }, palette, size) {
  const [starts, rates] = /** @type {[import('../core/sweeps.js').Axis, import('../core/sweeps.js').Axis]} */ (axes);
  const y = /** @type {const} */ ([Math.log10(rates.low), Math.log10(rates.high)]);
  const x = /** @type {const} */ ([starts.low, starts.high]);
  const z = /** @type {Float64Array} */ (ending);
  const tints = Array.from({ length: minima.length - LOWEST }, (_, i) => tintOf(i + LOWEST, palette));
  const map = {
    type: 'heatmap',
    x0: x[0],
    dx: (x[1] - x[0]) / (columns - 1),
    y0: y[0],
    dy: (y[1] - y[0]) / (rows - 1),
    z: Array.from({ length: rows }, (_, row) => z.subarray(row * columns, (row + 1) * columns)),
    zmin: LOWEST - 0.5,
    zmax: minima.length - 0.5,
    colorscale: tints.flatMap((tint, i) => [
      [i / tints.length, tint],
      [(i + 1) / tints.length, tint],
    ]),
    zsmooth: false,
    showscale: false,
    hoverinfo: 'skip',
  };
  const ticks = rateTicks(y);
  const layout = {
    ...base(palette, size, CHART_MARGIN),
    xaxis: axis(x, linearTicks(x, size.width / 90), palette),
    yaxis: axis(y, ticks, palette),
    annotations: [
      axisName('W₀', { x: 1, y: 0, xanchor: 'right', yanchor: 'bottom', xshift: -4, yshift: 2 }),
      axisName('α', { x: 0, y: 1, xanchor: 'left', yanchor: 'top', xshift: 4, yshift: -2 }),
    ],
  };
  return { data: [map], layout };
}

/** The axis holds logarithms, so that a map even in them is drawn as it is; its numbers are the rates. */
function rateTicks(/** @type {readonly [number, number]} */ range) {
  const { tickvals, ticktext } = decadeTicks(range, 6);
  return { tickvals: tickvals.map(Math.log10), ticktext };
}
