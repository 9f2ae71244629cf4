/**
 * The four comparisons of rules: terms put together, two forms of Momentum, two memories of Adam, its averages corrected or not.
 */
import { knobValue } from './spec.js';
import { GROUND, racerOf } from './terms.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {'terms' | 'forms' | 'memory' | 'bias'} Part */

export const PARTS = /** @type {readonly Part[]} */ (Object.freeze(['terms', 'forms', 'memory', 'bias']));
/** What the charts open with: the step along the first axis tells first steps apart. */
export const CHARTS = Object.freeze({ memory: ['loss', 'step'], bias: ['loss', 'step'] });

const ALPHA = 0.12;
const BETA = 0.9;
const NOTES = 0.99;
const PAPER = 0.999;
const STYLES = /** @type {const} */ ([
  { colour: '#0072B2', dash: 'solid', marker: 'circle' },
  { colour: '#D55E00', dash: 'dot', marker: 'triangle-up' },
]);

/** @param {Readonly<Record<string, any>>} own @returns {Part} */
export function partOf({ part }) {
  return PARTS.includes(part) ? part : 'terms';
}

/** @param {Part} part @param {Catalogue} catalogue @returns {RunSpec} */
export function rulesSpec(part, catalogue) {
  const make = { terms: putTogether, forms: twoForms, memory: twoMemories, bias: withBias }[part];
  const name = part === 'memory' ? 'beale' : GROUND;
  const { starts, steps } = catalogue.surface(name);
  return { problem: { kind: 'surface', name }, start: starts[0]?.at ?? null, steps, racers: make(catalogue) };
}

/** @param {Catalogue} catalogue @returns {RacerSpec[]} */
function putTogether(catalogue) {
  const none = { V: false, S: false, corrected: false };
  return [racerOf(none, catalogue), racerOf({ ...none, V: true }, catalogue)];
}

/** @returns {RacerSpec[]} */
function twoForms() {
  const racers = [
    { label: 'βV + (1−β)g', knobs: { alpha: ALPHA, beta: BETA, form: 'averaging' } },
    { label: 'βV + g', knobs: { alpha: heavyRate(ALPHA, BETA), beta: BETA, form: 'heavy_ball' } },
  ];
  return racers.map((racer, i) => ({ rule: 'momentum', ...racer, style: /** @type {any} */ (STYLES[i]) }));
}

/** @returns {RacerSpec[]} */
function twoMemories() {
  return [NOTES, PAPER].map((beta2, i) => ({
    ...{ rule: 'adam', label: `β₂ = ${beta2}`, knobs: { alpha: 0.2, beta2 } },
    style: /** @type {any} */ (STYLES[i]),
  }));
}

/** @param {Catalogue} catalogue @returns {RacerSpec[]} */
function withBias(catalogue) {
  const knobs = { alpha: Number(catalogue.surface(GROUND).rates.adam), beta2: PAPER };
  const [plain, other] = /** @type {any} */ (STYLES);
  return [
    { rule: 'adam', label: 'Vc/√Sc', knobs, style: plain },
    { rule: 'adam', label: 'V/√S', knobs, corrected: false, style: other },
  ];
}

/** The rate with which the heavy ball walks the path of the averaging form. @param {number} alpha @param {number} beta */
export function heavyRate(alpha, beta) {
  // Twelve digits: 0.12*(1 - 0.9) is 0.011999999999999997 in floats, and a person would not write that.
  return Number((alpha * (1 - beta)).toPrecision(12));
}

/**
 * A knob that both forms have in common: the averaging form's, with the rule's default where a link leaves it out.
 * @param {RunSpec} spec
 * @param {'alpha' | 'beta'} name
 * @param {Catalogue} catalogue
 * @returns {number} the comparison's own where no racer averages
 */
export function sharedOf({ racers }, name, catalogue) {
  const averaging = racers.find(({ knobs }) => knobs?.form !== 'heavy_ball');
  const knob = catalogue.rule('momentum').knobs.find((one) => one.name === name);
  return averaging && knob ? Number(knobValue(averaging.knobs, knob)) : { alpha: ALPHA, beta: BETA }[name];
}

/** Both forms with these knobs: the heavy ball's rate follows. @param {RunSpec} spec @param {number} alpha @param {number} beta @returns {RunSpec} */
export function setForms(spec, alpha, beta) {
  const change = (/** @type {RacerSpec} */ racer) => {
    const heavy = racer.knobs?.form === 'heavy_ball';
    return { ...racer, knobs: { ...racer.knobs, beta, alpha: heavy ? heavyRate(alpha, beta) : alpha } };
  };
  return { ...spec, racers: spec.racers.map(change) };
}
