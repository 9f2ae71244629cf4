/**
 * The runs of the scene of curves: the notes' parabola with the gradient taken off and added, and a curve of several minima.
 */

import { PARABOLA } from './parabola.js';
import { signRacers } from './signs.js';
import { WAVES } from './waves.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./sweeps.js').Axis} Axis */

/** Few enough steps to be looked at one by one. */
const PARABOLA_STEPS = 40;
const PARABOLA_RATE = 1;
/** The rates of a map go from so many times less to so many times more than what suits the curve. */
const RATES = Object.freeze({ below: 15, above: 10 });
const MAP = Object.freeze({ starts: 161, rates: 121 });
/** Starts along the axis: about as many as there are pixels to a panel. */
const STARTS = 481;

/** Whether a run is on the curve of several minima. */
export function hasSeveral(/** @type {RunSpec} */ { problem }) {
  return problem.kind === 'surface' && problem.name === WAVES;
}

/**
 * @param {'one' | 'several'} curve
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function curveSpec(curve, catalogue) {
  const { name, starts, steps, rates } = catalogue.surface(curve === 'one' ? PARABOLA.name : WAVES);
  const common = { problem: /** @type {const} */ ({ kind: 'surface', name, knobs: {} }), start: starts[0]?.at ?? null };
  const racer = { rule: 'gd', knobs: { alpha: PARABOLA_RATE } };
  const twins = [
    { ...racer, label: 'GD (−)', sign: /** @type {const} */ ('minus') },
    { ...racer, label: 'GD (+)', sign: /** @type {const} */ ('plus') },
  ];
  if (curve === 'one') return { ...common, steps: PARABOLA_STEPS, racers: signRacers(twins, catalogue) };
  return { ...common, steps, racers: signRacers([{ rule: 'gd', knobs: { alpha: Number(rates.gd) } }], catalogue) };
}

/**
 * The run by another rule, with the rate that suits the curve.
 * @param {RunSpec} spec
 * @param {string} rule
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function withRule(spec, rule, catalogue) {
  const { problem } = spec;
  const alpha = problem.kind === 'surface' ? catalogue.surface(problem.name).rates[rule] : undefined;
  return { ...spec, racers: signRacers([{ rule, knobs: alpha === undefined ? {} : { alpha } }], catalogue) };
}

/**
 * Every start along the curve, with the first racer as it is.
 * @param {RunSpec} spec
 * @param {readonly [number, number]} domain
 * @returns {import('./sweeps.js').Question}
 */
export function startsQuestion(spec, domain) {
  return { run: alone(spec), axes: [startAxis(domain, STARTS)] };
}

/**
 * Every start with every rate about the one that suits the curve.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {import('./sweeps.js').Question}
 */
export function mapQuestion(spec, catalogue) {
  const { domain } = catalogue.surface(WAVES);
  const [low, high] = rateRange(spec, catalogue);
  const run = alone(spec);
  const racers = run.racers.map((racer) => ({ ...racer, knobs: { ...racer.knobs, alpha: low } }));
  /** @type {Axis} */
  const rates = { of: 'knob', name: 'alpha', low, high, count: MAP.rates, scale: 'log' };
  return { run: { ...run, racers, start: null }, axes: [startAxis(/** @type {any} */ (domain[0]), MAP.starts), rates] };
}

/**
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {readonly [number, number]}
 */
export function rateRange(spec, catalogue) {
  const rate = Number(catalogue.surface(WAVES).rates[spec.racers[0]?.rule ?? ''] ?? 1);
  return [Number((rate / RATES.below).toPrecision(2)), Number((rate * RATES.above).toPrecision(2))];
}

/** @param {readonly [number, number]} domain @param {number} count @returns {Axis} */
function startAxis([low, high], count) {
  return { of: 'start', name: 'W', low, high, count };
}

/** The first racer alone, without what only its looks need, so that the same question is asked once. */
function alone(/** @type {RunSpec} */ spec) {
  const [first] = spec.racers;
  if (!first) throw new RangeError('a run has a racer');
  const { label: _label, style: _style, start: _start, ...racer } = first;
  return { ...spec, racers: [racer] };
}
