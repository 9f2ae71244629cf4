/**
 * What weight decay is shown on: a bowl whose minimum is away from 0, with its closed forms, and a small network on few, noisy points.
 */

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./spec.js').ProblemSpec} ProblemSpec */
/** @typedef {readonly [number, number]} Point */
/** @typedef {'surface' | 'network'} Ground */

/** J = 1/2 ((x - 3)^2 + 10 (y - 2)^2): flat along x, steep along y. */
export const BOWL = Object.freeze({
  expression: '0.5*((x - 3)^2 + 10*(y - 2)^2)',
  minimum: /** @type {Point} */ ([3, 2]),
  curvatures: /** @type {Point} */ ([1, 10]),
});
/** What the slider and the chart span. */
export const STRENGTHS = Object.freeze({ low: 0.01, high: 10, count: 41 });
/** Of a network, where it is divided by the samples. */
const NETWORK_STRENGTHS = Object.freeze({ low: 0.1, high: 100 });

const STYLES = /** @type {const} */ ([
  ['#0072B2', 'solid', 'circle'],
  ['#56B4E9', 'dot', 'triangle-down'],
  ['#D55E00', 'dash', 'square'],
  ['#009E73', 'longdash', 'diamond'],
]);
/** beta2 is the notes': a short memory, which lets the end be seen. */
const BETA2 = 0.99;

/** @param {number} place */
function style(place) {
  const [colour, dash, marker] = /** @type {typeof STYLES[0]} */ (STYLES[place]);
  return { colour, dash, marker };
}

/** The scene's runs. @param {Ground} ground @returns {RunSpec} */
export function decaySpec(ground) {
  return ground === 'surface' ? onBowl() : onNetwork();
}

/** @returns {RunSpec} */
function onBowl() {
  const racers = [
    ['gd', 'GD + L2', 'coupled', { alpha: 0.08 }],
    ['gd', 'GDW', 'decoupled', { alpha: 0.08 }],
    ['adam', 'Adam + L2', 'coupled', { alpha: 0.1, beta2: BETA2 }],
    ['adam', 'AdamW', 'decoupled', { alpha: 0.1, beta2: BETA2 }],
  ].map(([rule, label, l2_form, knobs], i) => ({
    ...{
      rule,
      label,
      l2_form,
      knobs: { .../** @type {object} */ (knobs), l2: 1 },
    },
    style: style(i),
  }));
  const problem = { kind: 'formula', expression: BOWL.expression, parameters: ['x', 'y'] };
  return /** @type {any} */ ({ problem, start: [6, 4.2], steps: 400, racers });
}

/** @returns {RunSpec} */
function onNetwork() {
  const data = { name: 'moons', noise: 0.6, size: 100 };
  const racers = [
    ['λ = 0', {}],
    ['Adam + L2', { l2: 5, l2_form: 'coupled' }],
    ['AdamW', { l2: 5, l2_form: 'decoupled' }],
  ].map(([label, network], i) => ({ rule: 'adam', label, knobs: { alpha: 0.02 }, network, style: style(i + 1) }));
  const problem = { kind: 'network', data, network: { hidden: [8, 8] }, batch_size: 10, stride: 1 };
  return /** @type {any} */ ({ problem, steps: 1000, racers });
}

/** @param {RunSpec} spec @returns {Ground} */
export function groundOf({ problem }) {
  return problem.kind === 'network' ? 'network' : 'surface';
}

/** Whether a problem is the one whose closed forms are known here. @param {ProblemSpec} problem */
export function isBowl(problem) {
  return problem.kind === 'formula' && problem.expression === BOWL.expression;
}

/** The strength that the server takes where a racer with a form of decay does not say. */
export const LEFT_OUT = 0.1;

/** The first racer's strength that decays, NaN where none does. @param {RunSpec} spec @returns {number} */
export function strengthOf({ racers }) {
  const decaying = racers.find((racer) => racer.l2_form || racer.network?.l2);
  return Number(decaying?.l2_form ? (decaying.knobs?.l2 ?? LEFT_OUT) : (decaying?.network?.l2 ?? Number.NaN));
}

/** One strength for every racer that decays. @param {RunSpec} spec @param {number} l2 @returns {RunSpec} */
export function setStrength(spec, l2) {
  const change = (/** @type {RacerSpec} */ racer) => {
    if (racer.l2_form) return { ...racer, knobs: { ...racer.knobs, l2 } };
    return racer.network?.l2_form ? { ...racer, network: { ...racer.network, l2 } } : racer;
  };
  return { ...spec, racers: spec.racers.map(change) };
}

/** @param {RunSpec} spec @returns {readonly [number, number]} */
export function strengthRange(spec) {
  const { low, high } = groundOf(spec) === 'network' ? NETWORK_STRENGTHS : STRENGTHS;
  return [low, high];
}

/** Where loss and penalty together are lowest: (3/(1 + l2), 20/(10 + l2)). @param {number} l2 @returns {Point} */
export function penalised(l2) {
  const [x, y] = BOWL.minimum;
  const [a, b] = BOWL.curvatures;
  return [(a * x) / (a + l2), (b * y) / (b + l2)];
}

/**
 * Where Adam comes to rest in the end when the decay is beside it: its step is at most alpha along each axis, so that a parameter
 * beyond 1/l2 is pulled back further than it can go.
 * @param {number} l2
 * @returns {Point}
 */
export function boxed(l2) {
  const [x, y] = BOWL.minimum;
  return [Math.min(x, 1 / l2), Math.min(y, 1 / l2)];
}

/** @param {Point} at */
export function bowlLoss([x, y]) {
  const [a, b] = BOWL.curvatures;
  return 0.5 * (a * (x - BOWL.minimum[0]) ** 2 + b * (y - BOWL.minimum[1]) ** 2);
}

/** How far from 0 a racer ends for every strength. @param {RunSpec} spec @param {RacerSpec} racer @returns {import('./sweeps.js').Question} */
export function strengthsQuestion({ problem, start, steps, seed, noise }, racer) {
  const { style: _style, label: _label, ...asked } = racer;
  const run = { problem, start, steps, seed, noise, racers: [asked] };
  return /** @type {any} */ ({ run, axes: [{ of: 'knob', name: 'l2', ...STRENGTHS, scale: 'log' }] });
}

/** The strengths of a sweep. @returns {Float64Array} */
export function strengths() {
  const { low, high, count } = STRENGTHS;
  return Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}
