/**
 * What the map shows: a run of one racer, the two things that differ along its axes, and what its colours tell. The axes and the
 * colours are kept in `state.own`; what a link leaves out, or says in a way that cannot be read, takes its default.
 */
import { fillSpec } from './link-spec.js';
import { setKnob, setStart, startOf } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').NumberKnob} NumberKnob */
/** @typedef {import('./sweeps.js').Question} Question */
/** @typedef {import('./sweeps.js').Axis & { symbol: string, scale: 'linear' | 'log' | 'log1m' }} MapAxis */
/** @typedef {'steps' | 'ending'} Tells */
/** @typedef {{ x: MapAxis, y: MapAxis, tells: Tells }} MapChoice */

/** Cells across and up, and how many rows are asked for together. */
export const CELLS = Object.freeze({ x: 64, y: 40, band: 5 });
/** A cell's value as a person would write it. */
const DIGITS = 4;
/** How many times less and more than what suits the surface a learning rate goes. */
const RATES = 30;
const TELLS = Object.freeze(['steps', 'ending']);

/**
 * Everything that can lie along an axis: the rule's number knobs, then where it starts.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {MapAxis[]}
 */
export function axesOf({ problem, racers }, catalogue) {
  const { knobs } = catalogue.rule(racers[0]?.rule ?? 'gd');
  const numbers = /** @type {NumberKnob[]} */ (knobs.filter(({ kind }) => kind === 'number'));
  const surface = catalogue.surface(problem.kind === 'surface' ? problem.name : '');
  const starts = surface.parameters.map((name, i) => {
    const [low, high] = /** @type {readonly [number, number]} */ (surface.domain[i]);
    const symbol = `${name}₀`;
    return {
      of: /** @type {const} */ ('start'),
      name,
      low,
      high,
      symbol,
      scale: /** @type {const} */ ('linear'),
      count: 0,
    };
  });
  const rate = surface.rates[racers[0]?.rule ?? ''];
  return [...numbers.map((knob) => knobAxis(knob, rate)), ...starts];
}

/**
 * Along the knob's slider; a learning rate about the one that suits the surface.
 * @param {NumberKnob} knob
 * @param {number | undefined} rate
 * @returns {MapAxis}
 */
function knobAxis({ name, slider, scale, symbol }, rate) {
  const [low, high] = name === 'alpha' && rate ? [rate / RATES, rate * RATES] : slider;
  return { of: 'knob', name, low, high, scale, symbol, count: 0 };
}

/** What an axis is called in `own`. */
export function axisKey(/** @type {MapAxis} */ { of, name }) {
  return `${of}.${name}`;
}

/**
 * @param {Readonly<Record<string, any>>} own
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {MapChoice}
 */
export function readMapChoice(own, spec, catalogue) {
  const axes = axesOf(spec, catalogue);
  const named = (/** @type {unknown} */ key, /** @type {MapAxis | undefined} */ not) =>
    axes.find((axis) => axisKey(axis) === key && axis !== not);
  const x = named(own.x, undefined) ?? /** @type {MapAxis} */ (axes[0]);
  const other = axes.find(
    (axis) => axis !== x && axis.of === 'start' && axes.filter((a) => a.of === 'knob').length < 2,
  );
  const y = named(own.y, x) ?? other ?? /** @type {MapAxis} */ (axes.find((axis) => axis !== x));
  const tells = TELLS.includes(own.tells) ? own.tells : 'steps';
  return { x: { ...within(x, own.x_range), count: CELLS.x }, y: { ...within(y, own.y_range), count: CELLS.y }, tells };
}

/** An axis over the part that was chosen, where that can be. @param {MapAxis} axis @param {unknown} range @returns {MapAxis} */
function within(axis, range) {
  if (!Array.isArray(range) || range.length !== 2) return axis;
  const [low, high] = range;
  const fits = axis.scale === 'log' ? low > 0 : axis.scale !== 'log1m' || high < 1;
  return Number.isFinite(low) && Number.isFinite(high) && low < high && fits ? { ...axis, low, high } : axis;
}

/**
 * The value of a cell.
 * @param {MapAxis} axis
 * @param {number} index
 */
export function valueAt(axis, index) {
  const { low, high, count, scale } = axis;
  const part = index / (count - 1);
  const [a, b] = [toScale(scale, low), toScale(scale, high)];
  return index === 0 ? low : index === count - 1 ? high : fromScale(scale, a + (b - a) * part);
}

/** Where a value lies on a scale along which cells are even. @param {MapAxis['scale']} scale @param {number} value */
export function toScale(scale, value) {
  if (scale === 'log') return Math.log10(value);
  return scale === 'log1m' ? -Math.log10(1 - value) : value;
}

/** @param {MapAxis['scale']} scale @param {number} place */
export function fromScale(scale, place) {
  if (scale === 'log') return 10 ** place;
  return scale === 'log1m' ? 1 - 10 ** -place : place;
}

/**
 * The map in bands of rows from below, so that it can be seen as it comes, and stopped.
 * @param {RunSpec} spec
 * @param {MapChoice} choice
 * @returns {{ from: number, question: Question }[]}
 */
export function bandsOf(spec, { x, y }) {
  const bands = [];
  for (let from = 0; from < y.count; from += CELLS.band) {
    const to = Math.min(from + CELLS.band, y.count) - 1;
    const rows = { ...y, low: valueAt(y, from), high: valueAt(y, to), count: to - from + 1 };
    bands.push({ from, question: { run: spec, axes: [asked(x), asked(rows)] } });
  }
  return bands;
}

/** @param {MapAxis} axis @returns {import('./sweeps.js').Axis} */
function asked({ of, name, low, high, count, scale }) {
  return { of, name, low, high, count, scale };
}

/**
 * The run of a cell, with its values rounded as a person would write them.
 * @param {RunSpec} spec
 * @param {MapChoice} choice
 * @param {readonly [number, number]} cell
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function runOfCell(spec, { x, y }, [column, row], catalogue) {
  const at = (/** @type {RunSpec} */ run, /** @type {MapAxis} */ axis, /** @type {number} */ index) => {
    const value = rounded(axis, index);
    if (axis.of === 'knob') return setKnob(run, 0, axis.name, value);
    const place = catalogue
      .surface(run.problem.kind === 'surface' ? run.problem.name : '')
      .parameters.indexOf(axis.name);
    return setStart(
      run,
      startOf(run, catalogue).map((old, i) => (i === place ? value : old)),
    );
  };
  return fillSpec(at(at(spec, x, column), y, row), catalogue);
}

/** @param {MapAxis} axis @param {number} index */
export function rounded(axis, index) {
  const value = valueAt(axis, index);
  if (axis.scale !== 'log1m') return Number(value.toPrecision(DIGITS));
  return Number((1 - Number((1 - value).toPrecision(DIGITS))).toFixed(12));
}
