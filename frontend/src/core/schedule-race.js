/**
 * The race of the schedules: plain descent on the round bowl with noise, once for each way of lowering the rate, and one by hand.
 */
import { setScheduleKnob } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {readonly (readonly [step: number, rate: number])[]} Changes */

export const MANUAL = 'manual';
/** How many epochs the notes' table tells of. */
export const EPOCHS = Object.freeze([1, 2, 3, 4]);
/** The notes' table as it is printed: from the second epoch on a decimal place is lost. */
export const PRINTED = Object.freeze([0.1, 0.67, 0.5, 0.4]);
/** What the printed table belongs to. */
export const MISPRINTED = 'inverse_epoch';

const STEPS = 400;
const RATE = 0.2;
const BOWL = 'bowl';
/** Names that are read the same in every language: e is the epoch, t the step. */
const RACERS = Object.freeze({
  constant: 'α₀',
  inverse_epoch: 'α₀/(1 + r·e)',
  exponential: 'bᵉ·α₀',
  power_epoch: 'k/eᵖ·α₀',
  power_step: 'k/tᵖ·α₀',
  staircase: 'f^⌊e/n⌋·α₀',
  manual: 'α(t)',
});

/** @returns {RunSpec} */
export function scheduleSpec(/** @type {import('./catalogue.js').Catalogue} */ catalogue) {
  const racers = Object.entries(RACERS).map(([name, label]) => ({
    ...{ rule: 'gd', label, knobs: { alpha: RATE }, schedule: { name, knobs: {} } },
  }));
  const problem = /** @type {const} */ ({ kind: 'surface', name: BOWL });
  const start = catalogue.surface(BOWL).starts[0]?.at ?? null;
  return { problem, start, steps: STEPS, noise: 1, steps_per_epoch: 10, racers };
}

/** The racer that is changed by hand, or -1. */
export function manualIndex(/** @type {RunSpec} */ { racers }) {
  return racers.findIndex(({ schedule }) => schedule?.name === MANUAL);
}

/** @param {RunSpec} spec @param {number} index @returns {Changes} */
export function changesOf({ racers }, index) {
  return /** @type {Changes} */ (racers[index]?.schedule?.knobs?.changes ?? []);
}

/**
 * The rate of an update by hand: that of the last change at or before it.
 * @param {Changes} changes
 * @param {number} step
 * @param {number} before the first change
 */
export function rateAt(changes, step, before) {
  return changes.findLast(([from]) => from <= step)?.[1] ?? before;
}

/**
 * A change made while the run goes on: what was recorded for later is given up.
 * @param {Changes} changes
 * @param {number} step
 * @param {number} rate
 * @returns {Changes}
 */
export function recorded(changes, step, rate) {
  return [...changes.filter(([from]) => from < step), [step, rate]];
}

/** @param {RunSpec} spec @param {number} index @param {Changes} changes */
export function setChanges(spec, index, changes) {
  return setScheduleKnob(spec, index, 'changes', changes);
}

/** The printed table as changes by hand, epoch by epoch. @returns {Changes} */
export function printedChanges(/** @type {RunSpec} */ spec) {
  return PRINTED.map((rate, i) => /** @type {const} */ ([firstStep(spec, i + 1), rate]));
}

/** As many as the server takes where a spec, or a link, does not say. @param {RunSpec} spec */
export function stepsPerEpoch({ steps_per_epoch = 10 }) {
  return steps_per_epoch;
}

/** The first update of an epoch, both counted from 1. @param {RunSpec} spec @param {number} epoch */
export function firstStep(spec, epoch) {
  return (epoch - 1) * stepsPerEpoch(spec) + 1;
}

/** The epoch that an update belongs to. @param {RunSpec} spec @param {number} step */
export function epochOf(spec, step) {
  return Math.ceil(step / stepsPerEpoch(spec));
}
