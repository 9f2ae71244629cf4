/**
 * What the scene of averages shows: which series, its averages, and which of them is looked at. Kept in `state.own`; what a link
 * leaves out, or says in a way that cannot be read, takes its default.
 */

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./whole-runs.js').WholeRun} WholeRun */
/** @typedef {import('./averages.js').SeriesQuestion} SeriesQuestion */
/**
 * @typedef {object} Choice
 * @property {string} source a shape that the server makes, `drawn`, or the name of a rule's state
 * @property {number} size
 * @property {number} noise
 * @property {number} seed
 * @property {readonly number[]} betas
 * @property {number} focus which of them is looked at
 * @property {boolean} corrected whether the averages are shown with their bias corrected
 * @property {readonly number[]} drawn
 */
/** @typedef {{ source: string, rule: string, state: string, knob: string, squared: boolean }} RuleState */

export const SHAPES = Object.freeze(['temperature', 'constant', 'step', 'impulse']);
export const DRAWN = 'drawn';

/**
 * What the rules keep, each an average of the gradients or of their squares.
 * @type {readonly RuleState[]}
 */
export const RULE_STATES = Object.freeze([
  { source: 'momentum_v', rule: 'momentum', state: 'V', knob: 'beta', squared: false },
  { source: 'rmsprop_s', rule: 'rmsprop', state: 'S', knob: 'beta', squared: true },
  { source: 'adam_v', rule: 'adam', state: 'V', knob: 'beta1', squared: false },
  { source: 'adam_s', rule: 'adam', state: 'S', knob: 'beta2', squared: true },
]);

/** @type {Choice} the notes' 0.9 and 0.999, and a short memory beside them, over a year */
export const DEFAULTS = Object.freeze({
  source: 'temperature',
  size: 365,
  noise: 3,
  seed: 0,
  betas: Object.freeze([0.5, 0.9, 0.999]),
  focus: 1,
  corrected: false,
  drawn: Object.freeze(/** @type {number[]} */ ([])),
});

const SOURCES = [...SHAPES, DRAWN, ...RULE_STATES.map(({ source }) => source)];
const finite = (/** @type {unknown} */ value) => typeof value === 'number' && Number.isFinite(value);
const numbers = (/** @type {unknown} */ value) => Array.isArray(value) && value.length > 0 && value.every(finite);
const whole = (/** @type {unknown} */ value) => Number.isSafeInteger(value);

/** @type {Readonly<Record<keyof Choice, (value: any) => boolean>>} */
const READABLE = {
  source: (value) => SOURCES.includes(value),
  size: whole,
  noise: finite,
  seed: whole,
  betas: numbers,
  focus: whole,
  corrected: (value) => typeof value === 'boolean',
  drawn: numbers,
};

/**
 * @param {Readonly<Record<string, any>>} own
 * @returns {Choice}
 */
export function readChoice(own) {
  const known = Object.entries(READABLE).filter(([name, readable]) => readable(own[name]));
  const choice = { ...DEFAULTS, ...Object.fromEntries(known.map(([name]) => [name, own[name]])) };
  const source = choice.source === DRAWN && choice.drawn.length === 0 ? DEFAULTS.source : choice.source;
  return { ...choice, source, focus: Math.min(Math.max(choice.focus, 0), choice.betas.length - 1) };
}

/** The rule's state that is looked at, or null. */
export function ruleState(/** @type {Choice} */ { source }) {
  return RULE_STATES.find((state) => state.source === source) ?? null;
}

/**
 * The series of a choice that needs no run.
 * @param {Choice} choice
 * @returns {SeriesQuestion}
 */
export function seriesOf({ source, size, noise, seed, drawn }) {
  return source === DRAWN ? { kind: 'given', values: drawn } : { kind: source, size, noise, seed };
}

/**
 * The gradients that a racer saw along its first parameter, or their squares, and what it kept of them after each.
 * @param {WholeRun} run
 * @param {RuleState} state
 * @returns {{ values: number[], kept: Float64Array } | null} null where the run has no such racer
 */
export function recordOf(run, { rule, state, squared }) {
  const racer = run.racers.find((one) => one.rule === rule);
  const states = racer?.state[state];
  if (!racer || !states) return null;
  const gradients = racer.grad.slice(0, -1).map(([first]) => Number(first));
  const values = squared ? gradients.map((slope) => slope * slope) : gradients;
  return { values, kept: Float64Array.from(states.slice(1), ([first]) => Number(first)) };
}
