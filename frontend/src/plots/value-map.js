/** A map of two values, a cell for each pair: coloured by the steps that its run took, or by where it ended. */
import { fromScale, toScale } from '../core/map-choice.js';
import { outcomeOf } from '../core/map-outcome.js';
import { DIVERGED } from '../core/sweeps.js';
import { tintOf } from './basins.js';
import { axis, axisName, base } from './figure.js';
import { AWAY, heatOf, NEVER } from './heat.js';
import { fromPixelX, fromPixelY, inside, toPixelX, toPixelY } from './mapping.js';
import { mountPlot } from './plot.js';
import { linearTicks, powerOfTen } from './ticks.js';

/** @typedef {import('../core/map-outcome.js').Shown} Shown */
/** @typedef {import('../core/map-choice.js').MapAxis} MapAxis */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** The axes' names stand outside: cells fill the plot. */
const MARGIN = Object.freeze({ l: 48, r: 12, t: 26, b: 48 });

/** @typedef {readonly [column: number, row: number]} Cell */

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: import('../core/signal.js').Readable<import('./palette.js').Palette>,
 *   invalidate: () => void,
 * }} options
 */
export function mountValueMap(root, { plotter, palette, invalidate }) {
  /** @type {Shown | null} */
  let shown = null;
  let axes = '';
  const redraw = () => {
    if (!shown || plot.size().width === 0) return;
    axes = axesKey(shown);
    return plot.setFigure(axesFigure(shown, palette.value, plot.size()));
  };
  const plot = mountPlot(root, {
    plotter,
    palette: () => palette.value,
    stroke: { width: 1, halo: 0, dots: false },
    onResize: () => void redraw(),
    invalidate,
  });
  const stop = palette.subscribe(() => void redraw());
  return {
    host: plot.host,
    /** The cell under a place of the page, or null. */
    cellAt(/** @type {{ clientX: number, clientY: number }} */ { clientX, clientY }) {
      const [m, box] = [plot.mapping, plot.host.getBoundingClientRect()];
      const [x, y] = [clientX - box.left, clientY - box.top];
      return shown && m && inside(m, x, y) ? cellOf(shown, fromPixelX(m, x), fromPixelY(m, y)) : null;
    },
    show(/** @type {Shown | null} */ next) {
      shown = next;
      if (shown && axesKey(shown) !== axes) void redraw();
      else invalidate();
    },
    draw(/** @type {Cell | null} */ cell) {
      const map = shown;
      if (!map) return;
      plot.draw({
        token: map,
        step: 0,
        paths: [],
        head(context, mapping) {
          paintCells(context, mapping, map, palette.value);
          if (cell) frameCell(context, mapping, map, cell, palette.value);
        },
      });
    },
    dispose() {
      stop();
      plot.dispose();
    },
  };
}

function axesKey(/** @type {Shown} */ { choice: { x, y } }) {
  return JSON.stringify([x, y]);
}

/** The ends of an axis, where its first and last cells end. @param {MapAxis} axis */
function ends({ scale, low, high, count }) {
  const [a, b] = [toScale(scale, low), toScale(scale, high)];
  const half = (b - a) / (count - 1) / 2;
  return /** @type {const} */ ([a - half, b + half]);
}

/** @param {Shown} shown @param {number} x @param {number} y @returns {Cell} */
function cellOf({ choice }, x, y) {
  const index = (/** @type {MapAxis} */ axis, /** @type {number} */ at) => {
    const [low, high] = ends(axis);
    return Math.min(axis.count - 1, Math.max(0, Math.floor(((at - low) / (high - low)) * axis.count)));
  };
  return [index(choice.x, x), index(choice.y, y)];
}

/** @param {CanvasRenderingContext2D} context @param {Mapping} m @param {Shown} shown @param {import('./palette.js').Palette} palette */
function paintCells(context, m, shown, palette) {
  const { x, y } = shown.choice;
  const [w, h] = [m.width / x.count, m.height / y.count];
  for (let i = 0; i < x.count * y.count; i += 1) {
    const fill = fillOf(shown, i, palette);
    if (fill === null) continue;
    context.fillStyle = fill;
    const left = Math.round(m.left + (i % x.count) * w);
    const top = Math.round(m.top + m.height - (Math.floor(i / x.count) + 1) * h);
    const right = Math.round(m.left + ((i % x.count) + 1) * w);
    const bottom = Math.round(m.top + m.height - Math.floor(i / x.count) * h);
    context.fillRect(left, top, right - left, bottom - top);
  }
}

/** @param {Shown} shown @param {number} i @param {import('./palette.js').Palette} palette */
function fillOf(shown, i, palette) {
  const outcome = outcomeOf(shown, i);
  if (outcome === 'coming') return null;
  const { choice, columns, steps } = shown;
  const away = outcome === 'away' || outcome === 'climbs';
  if (choice.tells === 'ending') return tintOf(away ? DIVERGED : Number(columns.ending[i]), palette);
  return heatOf(away ? AWAY : outcome === 'reached' ? Number(columns.reached[i]) : NEVER, steps, palette);
}

/** @param {CanvasRenderingContext2D} context @param {Mapping} m @param {Shown} shown @param {Cell} cell @param {import('./palette.js').Palette} palette */
function frameCell(context, m, { choice: { x, y } }, [column, row], palette) {
  const place = (/** @type {MapAxis} */ axis, /** @type {number} */ index) => {
    const [low, high] = ends(axis);
    return low + ((high - low) * index) / axis.count;
  };
  const [left, right] = [column, column + 1].map((at) => toPixelX(m, place(x, at)));
  const [bottom, top] = [row, row + 1].map((at) => toPixelY(m, place(y, at)));
  const box = /** @type {const} */ ([
    Number(left),
    Number(top),
    Number(right) - Number(left),
    Number(bottom) - Number(top),
  ]);
  for (const [colour, width] of /** @type {const} */ ([
    [palette.ground, 5],
    [palette.ink, 2],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = width * palette.scale;
    context.strokeRect(...box);
  }
}

/** @param {Shown} shown @param {import('./palette.js').Palette} palette @param {import('./figure.js').Size} size @returns {import('./plotly.js').Figure} */
export function axesFigure({ choice: { x, y } }, palette, size) {
  const [across, up] = [ends(x), ends(y)];
  const layout = {
    ...base(palette, size, MARGIN),
    xaxis: axis(across, ticksOf(x, across, size.width / 90), palette),
    yaxis: axis(up, ticksOf(y, up, size.height / 60), palette),
    annotations: [
      axisName(x.symbol, { x: 0.5, y: 0, xanchor: 'center', yanchor: 'top', yshift: -22 * palette.scale }),
      axisName(y.symbol, { x: 0, y: 1, xanchor: 'right', yanchor: 'bottom', xshift: -6, yshift: 4 }),
    ],
  };
  return { data: [], layout };
}

/** @param {MapAxis} axis @param {readonly [number, number]} range @param {number} count */
function ticksOf({ scale }, range, count) {
  if (scale === 'linear') return linearTicks(range, count);
  const first = Math.ceil(range[0] - 1e-9);
  const tickvals = Array.from({ length: Math.max(0, Math.floor(range[1] + 1e-9) - first + 1) }, (_, i) => first + i);
  const words = (/** @type {number} */ at) =>
    scale === 'log' ? powerOfTen(at) : String(Number(fromScale(scale, at).toFixed(9)));
  return { tickvals, ticktext: tickvals.map(words) };
}
