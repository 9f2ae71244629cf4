/**
 * Run specs: what is raced, and the changes that the controls make to it. A spec is a value; every change gives a new one.
 */
import { problemEntry } from './problem.js';

/** @typedef {number | string | readonly (readonly [number, number])[]} KnobValue */
/** @typedef {Readonly<Record<string, KnobValue>>} KnobValues */
/** @typedef {{ readonly colour: string, readonly dash: string, readonly marker: string }} Style */
/** @typedef {{ readonly name: string, readonly knobs?: KnobValues }} ScheduleSpec */
/** @typedef {{ readonly kind: "surface", readonly name: string, readonly knobs?: KnobValues }} SurfaceSpec */
/**
 * A typed loss; `parameters` are the names that learn, `fixed` the values of the others. Where no names are told, the server
 * chooses them, and the page takes over its choice.
 * @typedef {{
 *   readonly kind: "formula", readonly expression: string, readonly parameters?: readonly string[],
 *   readonly fixed?: Readonly<Record<string, number>>,
 * }} FormulaSpec
 */
/** @typedef {SurfaceSpec | FormulaSpec | import("./network-spec.js").NetworkProblem} ProblemSpec */
/**
 * @typedef {object} RacerSpec
 * @property {string} rule
 * @property {string} [label]
 * @property {KnobValues} [knobs]
 * @property {ScheduleSpec} [schedule]
 * @property {readonly number[] | null} [start]
 * @property {"minus" | "plus"} [sign]
 * @property {string} [l2_form] weight decay of this form, its strength the knob `l2`
 * @property {boolean} [corrected] false where averages are left uncorrected
 * @property {Style | null} [style]
 * @property {Partial<import("./network-spec.js").NetworkChoice>} [network] what its network has of its own
 * @property {number} [batch_size] its own
 * @property {readonly import("./network-spec.js").Edit[]} [edits] weights set by hand
 */
/**
 * @typedef {object} RunSpec
 * @property {ProblemSpec} problem
 * @property {readonly number[] | null} [start]
 * @property {number} steps
 * @property {number} [seed]
 * @property {number} [noise]
 * @property {number} [steps_per_epoch]
 * @property {number | null} [target]
 * @property {readonly RacerSpec[]} racers
 */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

/**
 * A short name for each racer, stable in tests and links: its rule, then `rule-2`, `rule-3` for further ones.
 * @param {readonly { rule: string }[]} racers
 * @returns {string[]}
 */
export function racerKeys(racers) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return racers.map(({ rule }) => {
    const nth = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, nth);
    return nth === 1 ? rule : `${rule}-${nth}`;
  });
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {(racer: RacerSpec) => RacerSpec} change
 * @returns {RunSpec}
 */
export function updateRacer(spec, index, change) {
  return { ...spec, racers: spec.racers.map((racer, i) => (i === index ? change(racer) : racer)) };
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string} name
 * @param {KnobValue} value
 * @returns {RunSpec}
 */
export function setKnob(spec, index, name, value) {
  return updateRacer(spec, index, (racer) => ({ ...racer, knobs: { ...racer.knobs, [name]: value } }));
}

/**
 * Gives every racer that has the knob the same value: how linked learning rates move together.
 * @param {RunSpec} spec
 * @param {string} name
 * @param {KnobValue} value
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function setKnobOfAll(spec, name, value, catalogue) {
  const has = (/** @type {RacerSpec} */ racer) => catalogue.ruleOf(racer).knobs.some((knob) => knob.name === name);
  return {
    ...spec,
    racers: spec.racers.map((racer) => (has(racer) ? { ...racer, knobs: { ...racer.knobs, [name]: value } } : racer)),
  };
}

/**
 * Another schedule for one racer, its knobs at their defaults.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string} name
 * @returns {RunSpec}
 */
export function setSchedule(spec, index, name) {
  return updateRacer(spec, index, (racer) => ({ ...racer, schedule: { name, knobs: {} } }));
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string} name
 * @param {KnobValue} value
 * @returns {RunSpec}
 */
export function setScheduleKnob(spec, index, name, value) {
  return updateRacer(spec, index, (racer) => {
    const schedule = racer.schedule ?? { name: 'constant' };
    return { ...racer, schedule: { ...schedule, knobs: { ...schedule.knobs, [name]: value } } };
  });
}

/**
 * @param {RunSpec} spec
 * @param {string} name
 * @param {KnobValue} value
 * @returns {RunSpec}
 */
export function setSurfaceKnob(spec, name, value) {
  const { problem } = spec;
  if (problem.kind !== 'surface') return spec;
  return { ...spec, problem: { ...problem, knobs: { ...problem.knobs, [name]: value } } };
}

/**
 * One start for every racer.
 * @param {RunSpec} spec
 * @param {readonly number[]} at
 * @returns {RunSpec}
 */
export function setStart(spec, at) {
  return { ...spec, start: at, racers: spec.racers.map(({ start: _own, ...racer }) => racer) };
}

/**
 * Another surface, with its own first start, number of steps and the learning rates that suit it; the racers stay.
 * @param {RunSpec} spec
 * @param {string} name
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function pickSurface(spec, name, catalogue) {
  const surface = catalogue.surface(name);
  const racers = spec.racers.map(({ start: _own, ...racer }) => {
    const alpha = surface.rates[racer.rule];
    return alpha === undefined ? racer : { ...racer, knobs: { ...racer.knobs, alpha } };
  });
  return {
    ...spec,
    problem: { kind: 'surface', name, knobs: {} },
    start: surface.starts[0]?.at ?? null,
    steps: surface.steps,
    racers,
  };
}

/**
 * Where the racers start: the spec's start, or the surface's first; empty while only the server knows it.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {readonly number[]}
 */
export function startOf(spec, catalogue) {
  return spec.start ?? problemEntry(spec.problem, catalogue).starts[0]?.at ?? [];
}

/**
 * One start for every racer, moved along some of the parameters.
 * @param {RunSpec} spec
 * @param {readonly number[]} places of the parameters that move
 * @param {readonly number[]} to
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function moveStart(spec, places, to, catalogue) {
  const at = [...startOf(spec, catalogue)];
  for (const [axis, place] of places.entries()) at[place] = to[axis] ?? Number.NaN;
  return setStart(spec, at);
}

/**
 * A knob's value: the spec's, or the declared default.
 * @param {KnobValues | undefined} values
 * @param {{ name: string, default: KnobValue }} knob
 * @returns {KnobValue}
 */
export function knobValue(values, knob) {
  return values?.[knob.name] ?? knob.default;
}
