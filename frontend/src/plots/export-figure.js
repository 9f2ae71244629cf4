/**
 * An exported picture as one Plotly figure: the stage's own still figures side by side, and the paths as traces, so that a drawing
 * holds them as lines. Paths are in pixels, on axes of their own above each panel.
 */
import { formatShort } from '../core/format.js';
import { accuracyAt } from '../core/network-task.js';
import { dashArray } from '../core/sign.js';
import { mix } from './colour.js';
import { addSpace } from './export-space.js';
import { lossOf } from './export-stage.js';
import { visiblePath } from './export-thin.js';
import { chartFigure } from './figure.js';

/** @typedef {{ data: Part[], layout: Part }} Figure */
/** @typedef {import('./export-stage.js').ExportStage} ExportStage */
/** @typedef {import('./export-stage.js').Racer} Racer */
/** @typedef {import('./export-layout.js').Rect} Rect */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {Record<string, any>} Part */
/** @typedef {{ data: Part[], layout: { width: number, height: number, [name: string]: any } }} Picture */

const PATH = Object.freeze({ width: 2.25, halo: 0.75, marker: 10 });
const LOSS = Object.freeze({ width: 1.75, halo: 0.5, marker: 8 });
const SIGN_PX = 32;
const NAME_PX = 40;

/**
 * @param {ExportStage} stage
 * @param {number | null} step a row; null leaves out whatever a step changes
 * @param {import('./export-space.js').Seen | null} [seen] the ground is shown in space
 * @returns {Picture}
 */
export function exportFigure(stage, step, seen = null) {
  const { layout, palette, groups, panels, chart, words } = stage;
  const whole = { left: 0, top: 0, width: layout.width, height: layout.height };
  const figure = blank(stage);
  const flat = seen ? [] : panels;
  for (const [i] of flat.entries())
    add(figure, /** @type {Figure} */ (stage.grounds[i]), /** @type {Rect} */ (layout.panels[i]));
  const range = { x: /** @type {const} */ ([chart.x0, chart.x1]), y: /** @type {const} */ ([chart.y0, chart.y1]) };
  const axes = chartFigure({ ...range, log: stage.log, xTitle: words.step, palette, size: chart });
  // Plotly draws no axes that no trace stands on.
  add(figure, { ...axes, data: [{ type: 'scatter', x: [null], y: [null] }] }, chart);
  if (step !== null) {
    for (const [i, mapping] of flat.entries()) add(figure, pathsFigure(stage, mapping, groups[i] ?? [], step), mapping);
    if (seen) addSpace(figure, stage, seen, step);
    add(figure, lossesFigure(stage, step), chart);
  }
  add(figure, signsFigure(stage, whole), whole);
  figure.layout.annotations.push(...sentences(stage, step));
  return figure;
}

/** @param {ExportStage} stage @returns {any} */
function blank({ layout: { width, height }, palette }) {
  const layout = {
    width,
    height,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: palette.ground,
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: palette.font, size: 11, color: palette.inkSoft },
    showlegend: false,
    hovermode: false,
    annotations: [],
  };
  return { data: [], layout };
}

/**
 * Puts a figure of one plot where it belongs in the picture.
 * @param {any} picture
 * @param {Figure} figure
 * @param {Rect} rect of its plot area
 */
function add(picture, { data, layout }, rect) {
  const { width, height } = picture.layout;
  const number = Object.keys(picture.layout).filter((name) => name.startsWith('xaxis')).length;
  const suffix = number === 0 ? '' : String(number + 1);
  const [x, y] = [`x${suffix}`, `y${suffix}`];
  const side = (/** @type {Part} */ axis, /** @type {string} */ anchor, /** @type {number[]} */ domain) => ({
    ...axis,
    domain,
    anchor,
  });
  const down = [1 - (rect.top + rect.height) / height, 1 - rect.top / height];
  picture.layout[`xaxis${suffix}`] = side(layout.xaxis, y, [rect.left / width, (rect.left + rect.width) / width]);
  picture.layout[`yaxis${suffix}`] = side(layout.yaxis, x, down);
  picture.data.push(...data.map((trace) => ({ ...trace, xaxis: x, yaxis: y })));
  const within = { xref: `${x} domain`, yref: `${y} domain` };
  picture.layout.annotations.push(
    ...(layout.annotations ?? []).map((/** @type {Part} */ note) => ({ ...note, ...within })),
  );
}

/**
 * Axes in pixels from the upper left corner, that show nothing themselves.
 * @param {Rect} rect
 * @param {Part[]} data
 * @returns {Figure}
 */
function pixels({ width, height }, data) {
  const unseen = { visible: false, fixedrange: true };
  return { data, layout: { xaxis: { ...unseen, range: [0, width] }, yaxis: { ...unseen, range: [height, 0] } } };
}

/** @param {ExportStage} stage @param {Mapping} mapping @param {readonly Racer[]} racers @param {number} step */
function pathsFigure(stage, mapping, racers, step) {
  const within = { ...mapping, left: 0, top: 0 };
  const data = racers.flatMap((racer) => {
    const path = visiblePath(stage.pathOf(racer), within, step);
    const ring = { symbol: 'circle-open', size: 9, color: stage.palette.ink, line: { width: 1.5 } };
    const start = { type: 'scatter', mode: 'markers', x: path.x.slice(0, 1), y: path.y.slice(0, 1), marker: ring };
    const lines = lineTraces(racer.style, path, PATH, stage.palette.halo);
    return [...lines, start, pointTrace(racer.style, last(path), PATH.marker, stage.palette.halo)];
  });
  return pixels(mapping, data);
}

/** @param {ExportStage} stage @param {number} step */
function lossesFigure(stage, step) {
  const within = { ...stage.chart, left: 0, top: 0 };
  const data = stage.racers.flatMap((racer) => {
    const path = visiblePath(stage.lossOf(racer), within, step);
    const lines = lineTraces(racer.style, path, LOSS, stage.palette.halo);
    return [...lines, { ...pointTrace(racer.style, last(path), LOSS.marker, stage.palette.halo), cliponaxis: false }];
  });
  return pixels(stage.chart, data);
}

/** Each racer's sign: a bit of its line with its marker on it. @param {ExportStage} stage @param {Rect} whole */
function signsFigure({ layout, racers, palette }, whole) {
  const data = racers.flatMap(({ style }, i) => {
    const { x, y } = layout.names[i] ?? { x: 0, y: 0 };
    const line = { x: [x, x + SIGN_PX], y: [y - 4, y - 4] };
    return [
      ...lineTraces(style, line, PATH, palette.halo),
      pointTrace(style, { x: [x + SIGN_PX / 2], y: [y - 4] }, PATH.marker, palette.halo),
    ];
  });
  return pixels(whole, data);
}

/**
 * @param {import('../core/spec.js').Style} style
 * @param {{ x: number[], y: number[] }} path
 * @param {{ width: number, halo: number }} stroke
 * @param {string} halo
 * @returns {Part[]}
 */
function lineTraces({ colour, dash }, path, { width, halo: reach }, halo) {
  const stroke = (/** @type {string} */ color, /** @type {number} */ thick) => ({
    type: 'scatter',
    mode: 'lines',
    ...path,
    line: { color, width: thick, dash: dashes(dash, width), simplify: false },
  });
  return [stroke(mix(colour, halo), width + 2 * reach), stroke(colour, width)];
}

/** @param {import('../core/spec.js').Style} style @param {{ x: number[], y: number[] }} at @param {number} size @param {string} halo */
function pointTrace({ colour, marker }, at, size, halo) {
  const line = { width: 1.25, color: mix(colour, halo) };
  return { type: 'scatter', mode: 'markers', ...at, marker: { symbol: marker, size, color: colour, line } };
}

/** In pixels, so that a wider halo keeps step with its line. */
function dashes(/** @type {string} */ dash, /** @type {number} */ width) {
  const lengths = dashArray(dash, width);
  return lengths.length > 0 ? lengths.map((length) => `${length}px`).join() : 'solid';
}

function last(/** @type {{ x: number[], y: number[] }} */ { x, y }) {
  return { x: x.slice(-1), y: y.slice(-1) };
}

/** @param {ExportStage} stage @param {number | null} step */
function sentences({ layout, racers, palette, title, words, chart, stepOf }, step) {
  const say = (
    /** @type {string} */ text,
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {Part} */ more = {},
  ) => ({
    text: escaped(text),
    x: x / layout.width,
    y: 1 - y / layout.height,
    xref: 'paper',
    yref: 'paper',
    xanchor: 'left',
    yanchor: 'bottom',
    showarrow: false,
    borderpad: 0,
    yshift: -4,
    font: { size: 12, color: palette.ink },
    ...more,
  });
  const names = racers.map(({ label }, i) => {
    const { x, y } = layout.names[i] ?? { x: 0, y: 0 };
    return say(label, x + NAME_PX, y);
  });
  const heading = say(title, layout.title.x, layout.title.y, { font: { size: 15, color: palette.ink, weight: 600 } });
  const quiet = { font: { size: 11, color: palette.inkSoft } };
  const loss = say(words.loss, chart.left, chart.top - 6, quiet);
  if (step === null) return [heading, loss, ...names];
  const counter = say(`${words.step} ${stepOf(step)}`, layout.step.x, layout.step.y, { xanchor: 'right' });
  const numbers = layout.numbers.map(({ x, y }, i) =>
    say(numbersAt(/** @type {Racer} */ (racers[i]), step), x, y, quiet),
  );
  return [heading, loss, counter, ...names, ...numbers];
}

/** Where a racer stands, in words: of a network also how often it is right, as its panel has it. @param {Racer} racer @param {number} step a row */
export function numbersAt({ track }, step) {
  const row = Math.min(step, track.count - 1);
  const done = track.has('steps') ? track.at('steps', row) : row;
  const loss = `${done}   J = ${formatShort(track.at(lossOf(track), row), 6)}`;
  const right = accuracyAt(track, row);
  return right === null ? loss : `${loss}   ${formatShort(100 * right, 4)} %`;
}

/** Plotly takes a little HTML; what a person wrote is none. */
function escaped(/** @type {string} */ text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
