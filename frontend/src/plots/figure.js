/**
 * The still figures that Plotly draws: a contour, a curve, a chart's empty axes. Data in, a figure out; nothing is drawn here.
 */
import { pickLevels } from './levels.js';

/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {readonly [number, number]} Range */

const MARGIN = { l: 34, r: 8, t: 8, b: 26 };
const HOVER_OFF = { hoverinfo: 'skip', showlegend: false };
/** A curve is drawn this far beyond its lowest and highest point. */
const CURVE_ROOM = 0.06;

/**
 * @param {Landscape} landscape
 * @param {Palette} palette
 * @param {Size} size
 * @returns {Figure}
 */
export function contourFigure(landscape, palette, size) {
  const [columns = 0, rows = 0] = landscape.size;
  const [[x0, x1], [y0, y1]] = /** @type {[Range, Range]} */ (landscape.domain);
  const { heights, start, end, size: step } = pickLevels(landscape.z, landscape.levels);
  const contour = {
    type: 'contour',
    x0,
    dx: (x1 - x0) / (columns - 1),
    y0,
    dy: (y1 - y0) / (rows - 1),
    z: Array.from({ length: rows }, (_, row) => heights.subarray(row * columns, (row + 1) * columns)),
    autocontour: false,
    contours: { start, end, size: step, coloring: 'fill' },
    colorscale: palette.ramp.map((colour, i) => [i / (palette.ramp.length - 1), colour]),
    line: { width: 0.5, color: palette.contour, smoothing: 1 },
    showscale: false,
    ...HOVER_OFF,
  };
  const marks = [
    landmarks(landscape.minima, 'cross-thin-open', palette),
    landmarks(landscape.saddles, 'x-thin-open', palette),
  ];
  return { data: [contour, ...marks], layout: axes(palette, size, [x0, x1], [y0, y1], landscape.parameters) };
}

/**
 * @param {Landscape} landscape
 * @param {Palette} palette
 * @param {Size} size
 * @returns {Figure}
 */
export function curveFigure(landscape, palette, size) {
  const [[x0, x1]] = /** @type {[Range]} */ (landscape.domain);
  const dx = (x1 - x0) / (landscape.z.length - 1);
  const finite = landscape.z.filter(Number.isFinite);
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const room = (high - low) * CURVE_ROOM;
  const curve = {
    type: 'scatter',
    mode: 'lines',
    x0,
    dx,
    y: landscape.z,
    line: { width: 1.25, color: palette.inkSoft },
    ...HOVER_OFF,
  };
  const name = landscape.parameters[0] ?? '';
  return {
    data: [curve],
    layout: axes(palette, size, [x0, x1], [low - room, high + room], [name, `J(${name})`], true),
  };
}

/**
 * @param {{ x: Range, y: Range, log: boolean, xTitle: string, palette: Palette, size: Size }} chart `y` in log10 when log
 * @returns {Figure}
 */
export function chartFigure({ x, y, log, xTitle, palette, size }) {
  const layout = axes(palette, size, x, y, [xTitle, ''], true);
  layout.margin = { ...MARGIN, l: 52, r: 12 };
  Object.assign(layout.yaxis, log ? { type: 'log', dtick: decadesPerTick(y), exponentformat: 'power' } : { nticks: 6 });
  Object.assign(layout.xaxis, { nticks: 12 });
  return { data: [], layout };
}

function landmarks(
  /** @type {readonly (readonly number[])[]} */ points,
  /** @type {string} */ symbol,
  /** @type {Palette} */ palette,
) {
  return {
    type: 'scatter',
    mode: 'markers',
    x: points.length > 0 ? points.map((point) => point[0]) : [null],
    y: points.length > 0 ? points.map((point) => point[1]) : [null],
    marker: { symbol, size: 9, line: { width: 1.25, color: palette.inkSoft } },
    ...HOVER_OFF,
  };
}

/**
 * @param {Palette} palette
 * @param {Size} size
 * @param {Range} x
 * @param {Range} y
 * @param {readonly string[]} titles
 * @param {boolean} [grid]
 * @returns {Record<string, any>}
 */
function axes(palette, { width, height }, x, y, titles, grid = false) {
  const axis = (/** @type {Range} */ range, /** @type {number} */ pixels) => ({
    range: [...range],
    autorange: false,
    fixedrange: true,
    nticks: Math.max(3, Math.round(pixels / 64)),
    ticks: 'outside',
    ticklen: 4,
    tickwidth: 1,
    tickcolor: palette.hairline,
    tickfont: { size: 11, color: palette.inkSoft },
    linecolor: palette.hairline,
    linewidth: 1,
    showline: true,
    mirror: !grid,
    zeroline: false,
    showgrid: grid,
    gridcolor: palette.hairline,
    gridwidth: 0.5,
    automargin: false,
  });
  return {
    width,
    height,
    autosize: false,
    margin: { ...MARGIN },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: palette.font, size: 11, color: palette.inkSoft },
    dragmode: false,
    hovermode: false,
    showlegend: false,
    xaxis: axis(x, width),
    yaxis: axis(y, height),
    annotations: [axisName(titles[0], 'x'), axisName(titles[1], 'y')],
  };
}

/** An axis' name stands at the end of its numbers, in their line, and takes no room of its own. */
function axisName(/** @type {string | undefined} */ text, /** @type {'x' | 'y'} */ along) {
  const place =
    along === 'x'
      ? { x: 1, y: 0, yshift: -7, xanchor: 'right', yanchor: 'top' }
      : { x: 0, y: 1, xshift: -7, xanchor: 'right', yanchor: 'top' };
  return { text: text ? `<i>${text}</i>` : '', showarrow: false, xref: 'paper', yref: 'paper', borderpad: 0, ...place };
}

function decadesPerTick(/** @type {Range} */ [low, high]) {
  return Math.max(1, Math.ceil((high - low) / 6));
}
