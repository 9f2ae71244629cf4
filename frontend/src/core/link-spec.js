/**
 * Specs in links: written without what they would be filled in with, so that a link stays short enough for a QR picture; read, or
 * written by hand, filled in again. `fillSpec(trimSpec(spec))` is the same race, with the same names and signs.
 */
import { signRacers } from './signs.js';
import { knobValue } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./spec.js').KnobValues} KnobValues */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {{ readonly [Key in keyof RunSpec]?: RunSpec[Key] } & Pick<RunSpec, 'problem' | 'racers'>} SparseSpec */

const same = (/** @type {unknown} */ a, /** @type {unknown} */ b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What the page works on: a number of steps, and a name and a sign for every racer.
 * @param {SparseSpec} spec
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function fillSpec(spec, catalogue) {
  const steps = spec.steps ?? usual(spec, catalogue).steps;
  return { ...spec, steps, racers: signRacers(spec.racers, catalogue) };
}

/**
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {SparseSpec} the fields in one order, whatever order they were set in
 */
export function trimSpec(spec, catalogue) {
  const { problem, start, steps, seed, noise, steps_per_epoch, target } = spec;
  const given = { start, steps, seed, noise, steps_per_epoch, target };
  const defaults = usual(spec, catalogue);
  const told = Object.entries(given).filter(([name, value]) => value != null && !same(value, defaults[name]));
  return {
    problem: problem.kind === 'surface' ? trimSurface(problem, catalogue) : problem,
    ...Object.fromEntries(told),
    racers: trimSigns(spec.racers, catalogue),
  };
}

/**
 * One way of writing what can be written in several: two specs of the same race are the same text.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function canonicalSpec(spec, catalogue) {
  return fillSpec(trimSpec(spec, catalogue), catalogue);
}

/**
 * The same text for the same race, names and signs included.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 */
export function specText(spec, catalogue) {
  return JSON.stringify(trimSpec(spec, catalogue));
}

/**
 * What the server takes for what a spec leaves out: of the opening race, and of the surface.
 * @param {SparseSpec} spec
 * @param {Catalogue} catalogue
 * @returns {Record<string, unknown> & { steps: number }}
 */
function usual({ problem }, { defaults, surface }) {
  const { steps, seed, noise, steps_per_epoch, target } = defaults.spec;
  const common = { steps, seed, noise, steps_per_epoch, target };
  if (problem.kind !== 'surface') return { ...common, steps: steps ?? 0 };
  const known = surface(problem.name);
  return { ...common, steps: known.steps, start: known.starts[0]?.at };
}

/** @param {import('./spec.js').SurfaceSpec} problem @param {Catalogue} catalogue @returns {import('./spec.js').SurfaceSpec} */
function trimSurface({ kind, name, knobs }, catalogue) {
  const told = trimKnobs(knobs, catalogue.surface(name).knobs);
  return told ? { kind, name, knobs: told } : { kind, name };
}

/**
 * @param {KnobValues | undefined} values
 * @param {readonly import('./catalogue.js').Knob[]} knobs
 * @returns {KnobValues | undefined} undefined where every knob has its default
 */
function trimKnobs(values, knobs) {
  const told = knobs.filter((knob) => !same(knobValue(values, knob), knob.default));
  return told.length > 0 ? Object.fromEntries(told.map((knob) => [knob.name, knobValue(values, knob)])) : undefined;
}

/**
 * Leaves out names and signs that would be filled in as they are: begins without any, and gives back those that would differ.
 * @param {readonly RacerSpec[]} racers
 * @param {Catalogue} catalogue
 * @returns {RacerSpec[]}
 */
function trimSigns(racers, catalogue) {
  const wanted = signRacers(racers, catalogue);
  const trimmed = racers.map((racer) => trimRacer(racer, catalogue));
  for (;;) {
    const filled = signRacers(trimmed, catalogue);
    const wrong = wanted.findIndex((racer, i) => unlike(racer, filled[i]));
    const [racer, given, as] = [wanted[wrong], trimmed[wrong], filled[wrong]];
    if (!racer || !given || !as) return trimmed;
    trimmed[wrong] = { ...given, ...told(racer, as) };
  }
}

/** @param {RacerSpec} wanted @param {RacerSpec | undefined} filled */
function unlike(wanted, filled) {
  return Object.keys(told(wanted, /** @type {RacerSpec} */ (filled))).length > 0;
}

/**
 * The name and the sign of a racer, where they are not those of another.
 * @param {RacerSpec} racer
 * @param {RacerSpec} other
 * @returns {{ label?: string, style?: import('./spec.js').Style }}
 */
function told({ label, style }, other) {
  return {
    ...(label && label !== other.label ? { label } : {}),
    ...(style && !same(style, other.style) ? { style } : {}),
  };
}

/** @param {RacerSpec} racer @param {Catalogue} catalogue @returns {RacerSpec} */
function trimRacer(racer, catalogue) {
  const { rule, knobs, schedule, start, sign, l2_form, corrected, network, batch_size, edits } = racer;
  const own = trimKnobs(knobs, catalogue.ruleOf(racer).knobs);
  const planned = schedule && trimSchedule(schedule, catalogue);
  return {
    rule,
    ...(own && { knobs: own }),
    ...(planned && { schedule: planned }),
    ...(start && { start }),
    ...(sign === 'plus' && { sign }),
    ...(l2_form && { l2_form }),
    ...(corrected === false && { corrected }),
    ...(network && { network }),
    ...(batch_size && { batch_size }),
    ...(edits && { edits }),
  };
}

/** @param {import('./spec.js').ScheduleSpec} schedule @param {Catalogue} catalogue @returns {import('./spec.js').ScheduleSpec | undefined} */
function trimSchedule({ name, knobs }, catalogue) {
  const told = trimKnobs(knobs, catalogue.schedule(name).knobs);
  if (name === 'constant' && !told) return undefined;
  return told ? { name, knobs: told } : { name };
}
