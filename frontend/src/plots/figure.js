/**
 * The still figures that Plotly draws: a contour, a curve, a chart's empty axes. Data in, a figure out; nothing is drawn here.
 */
import { basinFloor } from './basins.js';
import { isCrowded, landmarkTraces } from './landmarks.js';
import { levelsOf } from './levels.js';
import { penaltyTraces } from './penalty.js';
import { slopeTrace } from './slopes.js';
import { decadeTicks, innerTicks, linearTicks } from './ticks.js';

/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {readonly [number, number]} Range */
/**
 * @typedef {object} Extras
 * @property {import('./landmarks.js').Words} [words] what landmarks are called
 * @property {Landscape | null} [slopes] a grid with slopes, over the same domain
 */

/** A panel is its plot: the numbers of its axes stand inside, along the edges. */
const PANEL_MARGIN = { l: 0, r: 0, t: 0, b: 0 };
export const CHART_MARGIN = { l: 44, r: 12, t: 8, b: 24 };
const FONT_SIZE = 11;
/** The pixels of a panel's axis that are kept clear of numbers at each end. */
const CLEAR = 20;
const HOVER_OFF = { hoverinfo: 'skip', showlegend: false };
/** A curve is drawn this far beyond its highest and its lowest point; below stand the numbers of its axis. */
const CURVE_ROOM = { above: 0.05, below: 0.16 };

/**
 * @param {Landscape} landscape
 * @param {Palette} palette
 * @param {Size} size
 * @param {Extras} [extras]
 * @returns {Figure}
 */
export function contourFigure(landscape, palette, size, { words, slopes } = {}) {
  const [columns = 0, rows = 0] = landscape.size;
  const [[x0, x1], [y0, y1]] = /** @type {[Range, Range]} */ (landscape.domain);
  const { heights, start, end, size: step } = levelsOf(landscape.z, landscape.levels);
  const contour = {
    type: 'contour',
    x0,
    dx: (x1 - x0) / (columns - 1),
    y0,
    dy: (y1 - y0) / (rows - 1),
    z: Array.from({ length: rows }, (_, row) => heights.subarray(row * columns, (row + 1) * columns)),
    autocontour: false,
    contours: { start, end, size: step, coloring: 'fill', showlines: !isCrowded(landscape) },
    colorscale: palette.ramp.map((colour, i) => [i / (palette.ramp.length - 1), colour]),
    line: { width: 0.75 * palette.scale, color: palette.contour, smoothing: 1 },
    showscale: false,
    ...HOVER_OFF,
  };
  const marks = landmarkTraces(landscape, palette, size, words ?? null);
  const penalty = landscape.penalty ? penaltyTraces(landscape.penalty, palette) : [];
  const arrows = slopes ? [slopeTrace(slopes, palette, size)] : [];
  const layout = panelLayout(palette, size, [x0, x1], [y0, y1], landscape.parameters);
  return { data: [contour, ...penalty, ...arrows, ...marks], layout };
}

/**
 * @param {Landscape} landscape
 * @param {Palette} palette
 * @param {Size} size
 * @param {Extras} [extras]
 * @returns {Figure}
 */
export function curveFigure(landscape, palette, size, { words } = {}) {
  const [[x0, x1]] = /** @type {[Range]} */ (landscape.domain);
  const dx = (x1 - x0) / (landscape.z.length - 1);
  const finite = landscape.z.filter(Number.isFinite);
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const [bottom, top] = [low - (high - low) * CURVE_ROOM.below, high + (high - low) * CURVE_ROOM.above];
  const curve = {
    type: 'scatter',
    mode: 'lines',
    x0,
    dx,
    y: landscape.z,
    line: { width: 1.5, color: palette.inkSoft, simplify: false },
    ...HOVER_OFF,
  };
  const name = landscape.parameters[0] ?? '';
  const layout = panelLayout(palette, size, [x0, x1], [bottom, top], [name, `J(${name})`]);
  for (const side of [layout.xaxis, layout.yaxis]) Object.assign(side, { showline: true, mirror: true });
  if (landscape.basins) {
    const floor = /** @type {const} */ ([bottom, low - (high - low) * CURVE_ROOM.above]);
    const { shapes, annotations } = basinFloor(landscape.basins, palette, { x: [x0, x1], floor });
    Object.assign(layout, { shapes, annotations: [...layout.annotations, ...annotations] });
  }
  const onCurve = {
    ...landscape,
    ...standing(landscape),
    domain: /** @type {const} */ ([
      [x0, x1],
      [bottom, top],
    ]),
  };
  return { data: [curve, ...landmarkTraces(onCurve, palette, size, words ?? null)], layout };
}

/** Landmarks of a curve, each at its loss. */
function standing(/** @type {Landscape} */ { minima, saddles, losses }) {
  return {
    minima: minima.map(([x], i) => [Number(x), losses.minima[i] ?? Number.NaN]),
    saddles: saddles.map(([x], i) => [Number(x), losses.saddles[i] ?? Number.NaN]),
  };
}

/**
 * A chart's axes, without anything on them: what moves is drawn above.
 * @param {{ x: Range, y: Range, log: boolean, xTitle: string, title?: string, palette: Palette, size: Size }} chart
 *   `y` in log10 when log; `title` stands inside
 * @returns {Figure}
 */
export function chartFigure({ x, y, log, xTitle, title, palette, size }) {
  const yTicks = log ? decadeTicks(y, size.height / 36) : linearTicks(y, size.height / 40);
  const grid = { showgrid: true, ticks: '' };
  const layout = {
    ...base(palette, size, CHART_MARGIN),
    xaxis: { ...axis(x, linearTicks(x, Math.min(size.width / 90, x[1])), palette), ...grid },
    yaxis: { ...axis(y, yTicks, palette), ...grid, type: log ? 'log' : 'linear' },
    annotations: [
      axisName(xTitle, { x: 0, y: 0, xanchor: 'right', yanchor: 'top', xshift: -12, yshift: -2 }),
      { ...axisName('', { x: 1, y: 1, xanchor: 'right', yanchor: 'top', xshift: -4 }), text: title ?? '' },
    ],
  };
  return { data: [], layout };
}

/**
 * What every figure has in common.
 * @param {Palette} palette
 * @param {Size} size
 * @param {Record<string, number>} margin
 * @returns {Record<string, any>}
 */
export function base(palette, { width, height }, margin) {
  return {
    width,
    height,
    autosize: false,
    margin: Object.fromEntries(Object.entries(margin).map(([side, room]) => [side, room * palette.scale])),
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: palette.font, size: FONT_SIZE * palette.scale, color: palette.inkSoft },
    dragmode: false,
    hovermode: false,
    showlegend: false,
  };
}

/**
 * @param {Range} range
 * @param {import('./ticks.js').Ticks} ticks
 * @param {Palette} palette
 */
export function axis(range, ticks, palette) {
  return {
    range: [...range],
    autorange: false,
    fixedrange: true,
    tickmode: 'array',
    ...ticks,
    ticklen: 4,
    tickwidth: 1,
    tickcolor: palette.contour,
    tickfont: { size: FONT_SIZE * palette.scale, color: palette.inkSoft },
    linecolor: palette.hairline,
    linewidth: 1,
    zeroline: false,
    showgrid: false,
    gridcolor: palette.hairline,
    gridwidth: 1,
    automargin: false,
  };
}

/**
 * A surface fills its panel; its numbers stand within.
 * @param {Palette} palette
 * @param {Size} size
 * @param {Range} x
 * @param {Range} y
 * @param {readonly string[]} names
 * @returns {Record<string, any>}
 */
function panelLayout(palette, size, x, y, names) {
  const within = { ticks: 'inside', ticklabelposition: 'inside' };
  const count = (/** @type {number} */ pixels) => Math.max(3, Math.round(pixels / 80));
  return {
    ...base(palette, size, PANEL_MARGIN),
    xaxis: { ...axis(x, innerTicks(x, count(size.width), CLEAR / size.width), palette), ...within },
    yaxis: { ...axis(y, innerTicks(y, count(size.height), CLEAR / size.height), palette), ...within },
    annotations: [
      axisName(names[0], { x: 1, y: 0, xanchor: 'right', yanchor: 'bottom', xshift: -5, yshift: 3 }),
      axisName(names[1], { x: 0, y: 1, xanchor: 'left', yanchor: 'top', xshift: 5, yshift: -3 }),
    ],
  };
}

/** A word beside the axes, slanted as names are. */
export function axisName(/** @type {string | undefined} */ text, /** @type {Record<string, unknown>} */ place) {
  return { text: text ? `<i>${text}</i>` : '', showarrow: false, xref: 'paper', yref: 'paper', borderpad: 0, ...place };
}
