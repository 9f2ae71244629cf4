/**
 * Learning rates, alone or linked.
 */
import { knobValue, setKnob, setKnobOfAll } from './spec.js';

/** The knob that linked learning rates share. */
export const RATE = 'alpha';

/** Digits that a rate moved by a factor keeps: fewer than a float64 has, so that going there and back leaves no odd last digits. */
const DIGITS = 12;

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */

/**
 * Sets one racer's learning rate, and moves the others' as they are linked.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {number} value
 * @param {import('./state.js').RateLink} link
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function setRate(spec, index, value, link, catalogue) {
  if (link === 'same') return setKnobOfAll(spec, RATE, value, catalogue);
  const before = rateOf(spec, index, catalogue);
  const next = setKnob(spec, index, RATE, value);
  // From 0, and to it, there is no factor to share.
  if (link === 'alone' || !before || !value) return next;
  return spec.racers.reduce((moved, _, other) => {
    const rate = other === index ? undefined : rateOf(spec, other, catalogue);
    return rate === undefined ? moved : setKnob(moved, other, RATE, round((rate / before) * value));
  }, next);
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {Catalogue} catalogue
 * @returns {number | undefined} undefined for a rule without a learning rate
 */
export function rateOf(spec, index, catalogue) {
  const racer = spec.racers[index];
  const knob = racer && catalogue.rule(racer.rule).knobs.find(({ name }) => name === RATE);
  return knob && Number(knobValue(racer.knobs, knob));
}

function round(/** @type {number} */ value) {
  return Number(value.toPrecision(DIGITS));
}
