/**
 * What tells one run from another, in as few words as there are differences.
 */
import { canonicalSpec } from './link-spec.js';
import { problemEntry, problemName } from './problem.js';
import { knobValue, racerKeys, startOf } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Text} Text */
/**
 * One thing that is different in a run: of a racer or of the whole; a knob's symbol and value, or what a text is called and says.
 * @typedef {{ racer?: string, symbol?: string, key?: string, value: string | Text }} Difference
 */

const same = (/** @type {unknown} */ a, /** @type {unknown} */ b) => JSON.stringify(a) === JSON.stringify(b);

/** @type {readonly ('steps' | 'noise' | 'seed' | 'steps_per_epoch' | 'target')[]} */
const SETTINGS = Object.freeze(['steps', 'noise', 'seed', 'steps_per_epoch', 'target']);

/**
 * What is so in a run and not in another, the most telling first; empty for the same race.
 * @param {RunSpec} run
 * @param {RunSpec} from
 * @param {Catalogue} catalogue
 * @returns {Difference[]}
 */
export function differences(run, from, catalogue) {
  const [spec, other] = [canonicalSpec(run, catalogue), canonicalSpec(from, catalogue)];
  const settings = SETTINGS.filter((name) => (spec[name] ?? null) !== (other[name] ?? null));
  const usual = catalogue.defaults.spec;
  return [
    ...ofProblem(spec, other, catalogue),
    ...ofRacers(spec, other, catalogue),
    ...ofStart(spec, other, catalogue),
    ...settings.map((name) => ({ key: `settings.${name}`, value: String(spec[name] ?? usual[name] ?? '–') })),
  ];
}

/** @param {RunSpec} spec @param {RunSpec} other @param {Catalogue} catalogue @returns {Difference[]} */
function ofProblem({ problem }, { problem: before }, catalogue) {
  const entry = problemEntry(problem, catalogue);
  if (problemName(problem) !== problemName(before)) return [{ value: entry.title }];
  if (problem.kind !== 'surface' || before.kind !== 'surface') return [];
  return ofKnobs(entry.knobs, problem.knobs, before.knobs);
}

/** @param {RunSpec} spec @param {RunSpec} other @param {Catalogue} catalogue @returns {Difference[]} */
function ofStart(spec, other, catalogue) {
  const [at, before] = [startOf(spec, catalogue), startOf(other, catalogue)];
  const moved = at.length === before.length && !same(at, before);
  return moved ? [{ key: 'start.title', value: `(${at.join(', ')})` }] : [];
}

/**
 * Racers are compared by their keys; one that the other run does not have is a difference by its name.
 * @param {RunSpec} spec
 * @param {RunSpec} other
 * @param {Catalogue} catalogue
 * @returns {Difference[]}
 */
function ofRacers(spec, other, catalogue) {
  const keys = racerKeys(other.racers);
  const before = new Map(other.racers.map((racer, i) => [keys[i], racer]));
  return racerKeys(spec.racers).flatMap((key, i) => {
    const racer = /** @type {RacerSpec} */ (spec.racers[i]);
    const name = racer.label ?? catalogue.rule(racer.rule).label;
    const was = before.get(key);
    return was ? ofRacer(racer, was, name, catalogue) : [{ value: name }];
  });
}

/** @param {RacerSpec} racer @param {RacerSpec} was @param {string} name @param {Catalogue} catalogue @returns {Difference[]} */
function ofRacer(racer, was, name, catalogue) {
  const own = ofKnobs(catalogue.ruleOf(racer).knobs, racer.knobs, was.knobs);
  const schedule = catalogue.schedule(racer.schedule?.name ?? 'constant');
  const planned = same(racer.schedule ?? null, was.schedule ?? null) ? [] : [{ value: schedule.title }];
  const sign = racer.sign ?? 'minus';
  const turned = sign === (was.sign ?? 'minus') ? [] : [{ value: sign === 'plus' ? '+' : '−' }];
  const started = same(racer.start ?? null, was.start ?? null) ? [] : [startText(racer)];
  return [...own, ...ofVariant(racer, was, catalogue), ...planned, ...turned, ...started].map((difference) => ({
    racer: name,
    ...difference,
  }));
}

/** @param {RacerSpec} racer @param {RacerSpec} was @param {Catalogue} catalogue @returns {Difference[]} */
function ofVariant(racer, was, { decay }) {
  const form = decay.forms.find(({ value }) => value === racer.l2_form);
  const decayed = racer.l2_form === was.l2_form ? [] : [{ symbol: decay.knob.symbol, value: form?.label ?? '–' }];
  const corrected = racer.corrected !== false;
  const told = { key: 'racer.corrected', value: corrected ? '✓' : '–' };
  return corrected === (was.corrected !== false) ? decayed : [...decayed, told];
}

/** @param {RacerSpec} racer @returns {Difference} */
function startText({ start }) {
  return { key: 'start.title', value: start ? `(${start.join(', ')})` : '–' };
}

/**
 * @param {readonly import('./catalogue.js').Knob[]} knobs
 * @param {import('./spec.js').KnobValues | undefined} values
 * @param {import('./spec.js').KnobValues | undefined} before
 * @returns {Difference[]}
 */
function ofKnobs(knobs, values, before) {
  const changed = knobs.filter((knob) => !same(knobValue(values, knob), knobValue(before, knob)));
  return changed.map((knob) => {
    const value = knobValue(values, knob);
    const named = knob.kind === 'choice' ? knob.options.find((option) => option.value === value)?.label : undefined;
    return { symbol: knob.symbol, value: named ?? (Array.isArray(value) ? '…' : String(value)) };
  });
}
