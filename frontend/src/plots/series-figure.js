/**
 * A still chart of any series: lines, points, bars and bands over two axes, linear or logarithmic.
 */
import { axis, axisName, base, CHART_MARGIN } from './figure.js';
import { decadeTicks, linearTicks } from './ticks.js';

/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {readonly [number, number]} Range */
/**
 * @typedef {object} Series
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {'lines' | 'markers' | 'lines+markers' | 'bars'} [mode] lines where left out
 * @property {string} [colour] the theme's ink where left out
 * @property {string} [dash]
 * @property {string} [marker]
 * @property {number} [width]
 * @property {number} [size] of markers
 * @property {number} [opacity]
 * @property {'none' | 'tonexty' | 'tozeroy'} [fill] a band down to the series before, or to zero
 * @property {string} [name] shown where the pointer is
 */
/**
 * @typedef {object} Chart
 * @property {readonly Series[]} series
 * @property {Range} [x] as far as the data where left out; on a logarithmic axis in the data's own numbers too
 * @property {Range} [y]
 * @property {boolean} [logX]
 * @property {boolean} [logY]
 * @property {string} xTitle
 * @property {string} [yTitle]
 * @property {readonly { x?: number, y?: number, text?: string }[]} [marks] thin lines across, with a word
 */

const LINE = 1.75;
const MARKER = 5;
const BREADTH_BESIDE_DATA = 0.04;

/**
 * @param {Chart} chart
 * @param {Palette} palette
 * @param {import('./figure.js').Size} size
 * @returns {Figure}
 */
export function seriesFigure(chart, palette, size) {
  const x = rangeOf(chart.x, chart.series, 'x', chart.logX ?? false);
  const y = rangeOf(chart.y, chart.series, 'y', chart.logY ?? false);
  const layout = {
    ...base(palette, size, CHART_MARGIN),
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: palette.ground,
      bordercolor: palette.hairline,
      font: { color: palette.ink, family: palette.font },
    },
    bargap: 0.04,
    xaxis: side(x, chart.logX ?? false, size.width / 90, palette),
    yaxis: side(y, chart.logY ?? false, size.height / 36, palette),
    shapes: (chart.marks ?? []).map((mark) => markLine(mark, palette)),
    annotations: [
      axisName(chart.xTitle, { x: 1, y: 0, xanchor: 'right', yanchor: 'bottom', xshift: -4, yshift: 2 }),
      axisName(chart.yTitle, { x: 0, y: 1, xanchor: 'left', yanchor: 'top', xshift: 4, yshift: -2 }),
      ...(chart.marks ?? []).map((mark) => markText(mark, chart)),
    ],
  };
  return { data: chart.series.map((series) => trace(series, palette)), layout };
}

/** @param {Series} series @param {Palette} palette */
function trace(series, palette) {
  const colour = series.colour ?? palette.ink;
  const common = {
    x: Array.from(series.x),
    y: Array.from(series.y),
    name: series.name ?? '',
    opacity: series.opacity ?? 1,
    hoverinfo: series.name ? 'x+y+name' : 'x+y',
  };
  if (series.mode === 'bars') return { ...common, type: 'scatter', mode: 'lines', ...stems(series, colour, palette) };
  return {
    ...common,
    type: 'scatter',
    mode: series.mode ?? 'lines',
    line: {
      color: colour,
      width: (series.width ?? LINE) * palette.scale,
      dash: series.dash ?? 'solid',
      simplify: false,
    },
    marker: { color: colour, size: (series.size ?? MARKER) * palette.scale, symbol: series.marker ?? 'circle' },
    fill: series.fill ?? 'none',
    fillcolor: `${colour}33`,
  };
}

/** Bars as stepped areas: the vendored bundle draws lines only, and one path is lighter than many rectangles. */
function stems(/** @type {Series} */ { x, y }, /** @type {string} */ colour, /** @type {Palette} */ palette) {
  return {
    x: Array.from(x),
    y: Array.from(y),
    line: { shape: 'hvh', color: colour, width: palette.scale, simplify: false },
    fill: 'tozeroy',
    fillcolor: `${colour}55`,
  };
}

/** @param {Range} range @param {boolean} log @param {number} count @param {Palette} palette */
function side(range, log, count, palette) {
  const ticks = log ? decadeTicks(range, count) : linearTicks(range, count);
  return { ...axis(range, ticks, palette), showgrid: true, ticks: '', type: log ? 'log' : 'linear' };
}

/**
 * The range of an axis, in log10 where it is logarithmic; what is not finite, or not above zero there, cannot be shown.
 * @param {Range | undefined} asked
 * @param {readonly Series[]} series
 * @param {'x' | 'y'} name
 * @param {boolean} log
 * @returns {Range}
 */
function rangeOf(asked, series, name, log) {
  const place = log ? Math.log10 : (/** @type {number} */ value) => value;
  if (asked) return [place(asked[0]), place(asked[1])];
  let [low, high] = [Infinity, -Infinity];
  for (const { [name]: values } of series)
    for (let i = 0; i < values.length; i += 1) {
      const value = place(/** @type {number} */ (values[i]));
      if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
  if (low > high) return [0, 1];
  if (low === high) return [low - 0.5, high + 0.5];
  const room = name === 'y' ? (high - low) * BREADTH_BESIDE_DATA : 0;
  return [low - room, high + room];
}

/** @param {{ x?: number, y?: number }} mark @param {Palette} palette */
function markLine({ x, y }, palette) {
  const line = { color: palette.inkSoft, width: palette.scale, dash: 'dot' };
  if (x !== undefined) return { type: 'line', xref: 'x', yref: 'paper', x0: x, x1: x, y0: 0, y1: 1, line };
  return { type: 'line', xref: 'paper', yref: 'y', x0: 0, x1: 1, y0: y, y1: y, line };
}

/** @param {{ x?: number, y?: number, text?: string }} mark @param {Chart} chart */
function markText({ x, y, text }, { logX, logY }) {
  const at = (/** @type {number} */ value, /** @type {boolean | undefined} */ log) => (log ? Math.log10(value) : value);
  const common = { text: text ?? '', showarrow: false, borderpad: 2 };
  if (x !== undefined)
    return { ...common, xref: 'x', yref: 'paper', x: at(x, logX), y: 1, xanchor: 'left', yanchor: 'top' };
  return { ...common, xref: 'paper', yref: 'y', x: 1, y: at(y ?? 0, logY), xanchor: 'right', yanchor: 'bottom' };
}
