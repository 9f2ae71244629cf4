/**
 * The catalogue's formulas as runs.
 */
import { formulaOf } from './formula.js';

/** @typedef {import('./catalogue.js').FormulaExample} FormulaExample */
/** @typedef {import('./spec.js').RunSpec} RunSpec */

/**
 * An example with the spec's racers, each at the rate that suits it there.
 * @param {RunSpec} spec
 * @param {FormulaExample} example
 * @returns {RunSpec}
 */
export function pickExample(spec, { expression, values, parameters, rates }) {
  const rest = Object.entries(values).filter(([name]) => !parameters.includes(name));
  const racers = spec.racers.map(({ start: _own, ...racer }) => {
    const alpha = rates[racer.rule];
    return alpha === undefined ? racer : { ...racer, knobs: { ...racer.knobs, alpha } };
  });
  return {
    ...spec,
    problem: { kind: 'formula', expression, parameters, fixed: Object.fromEntries(rest) },
    start: parameters.map((name) => values[name] ?? Number.NaN),
    racers,
  };
}

/**
 * Which example a spec's formula is, if any.
 * @param {RunSpec} spec
 * @param {readonly FormulaExample[]} examples
 */
export function exampleOf(spec, examples) {
  const expression = formulaOf(spec)?.expression;
  return examples.find((example) => example.expression === expression) ?? null;
}
