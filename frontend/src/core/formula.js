/**
 * Formulas as problems of a run: the changes that the page makes to one.
 */
import { setStart } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').FormulaSpec} FormulaSpec */
/** @typedef {Readonly<Record<string, number>>} Values */

/** What a formula of one's own begins as: several minima, of which one is the lowest. */
export const FIRST_FORMULA = 'sin(2x)*cos(y) + 0.1*(x^2 + y^2)';

/** What names without a value take, in turn: small, so that few functions saturate, and different, so that few gradients vanish. */
export const OTHERWISE = Object.freeze([0.5, 1, 1.5, 2]);

/**
 * The formula of a spec, or null where it is about something else.
 * @param {RunSpec} spec
 * @returns {FormulaSpec | null}
 */
export function formulaOf({ problem }) {
  return problem.kind === 'formula' ? problem : null;
}

/**
 * Every name's value: where the learning ones start, and what the others are fixed at.
 * @param {RunSpec} spec
 * @returns {Record<string, number>}
 */
export function valuesOf(spec) {
  const { parameters = [], fixed = {} } = formulaOf(spec) ?? {};
  const learning = parameters.flatMap((name, axis) => {
    const value = spec.start?.[axis];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...fixed, ...Object.fromEntries(learning) };
}

/**
 * Another formula to descend, wherever the server finds a good start; where it has the same parameters, from the same start.
 * @param {RunSpec} spec
 * @param {string} expression
 * @param {readonly string[]} parameters
 * @returns {RunSpec}
 */
export function pickFormula(spec, expression, parameters) {
  const same = formulaOf(spec)?.parameters?.join() === parameters.join();
  const racers = spec.racers.map(({ start: _own, ...racer }) => racer);
  const problem = { kind: /** @type {const} */ ('formula'), expression, parameters, fixed: {} };
  return { ...spec, problem, start: same ? (spec.start ?? null) : null, racers };
}

/**
 * Another formula with a value for each of its names. Names that were fixed stay so, unless none would learn; the others learn.
 * @param {RunSpec} spec
 * @param {string} expression
 * @param {Values} values
 * @param {number} most how many may learn
 * @returns {RunSpec}
 */
export function takeFormula(spec, expression, values, most) {
  const fixed = formulaOf(spec)?.fixed ?? {};
  const names = Object.keys(values);
  const free = names.filter((name) => !(name in fixed));
  const learning = (free.length > 0 ? free : names).slice(0, most);
  return withRoles(spec, expression, values, learning);
}

/**
 * Values for the names that have none yet, as the answered leaves have them.
 * @param {RunSpec} spec
 * @param {string} expression
 * @param {readonly { readonly id: string, readonly value: number }[]} leaves
 * @returns {RunSpec}
 */
export function fillValues(spec, expression, leaves) {
  const formula = formulaOf(spec);
  const known = valuesOf(spec);
  if (formula?.expression !== expression || leaves.every(({ id }) => id in known)) return spec;
  const values = Object.fromEntries(leaves.map(({ id, value }) => [id, known[id] ?? value]));
  const { parameters = [], fixed = {} } = formula;
  return withRoles(
    spec,
    expression,
    values,
    parameters.length > 0 ? parameters : leaves.map(({ id }) => id).filter((id) => !(id in fixed)),
  );
}

/**
 * A leaf at another value; the roles stay.
 * @param {RunSpec} spec
 * @param {string} name
 * @param {number} value
 * @returns {RunSpec}
 */
export function setLeaf(spec, name, value) {
  const formula = formulaOf(spec);
  if (!formula) return spec;
  return withRoles(spec, formula.expression, { ...valuesOf(spec), [name]: value }, formula.parameters ?? []);
}

/**
 * Whether a leaf learns or stands still. The last one that learns goes on: a race needs one.
 * @param {RunSpec} spec
 * @param {string} name
 * @param {boolean} learns
 * @param {readonly string[]} order the names as they are listed
 * @returns {RunSpec}
 */
export function setLearning(spec, name, learns, order) {
  const formula = formulaOf(spec);
  const learning = order.filter((other) => (other === name ? learns : formula?.parameters?.includes(other)));
  if (!formula || learning.length === 0) return spec;
  return withRoles(spec, formula.expression, valuesOf(spec), learning);
}

/**
 * The formula of a spec as a run tells it: the names that learn and the start, where the spec left them to the server.
 * @param {RunSpec} spec
 * @param {RunSpec} told
 * @returns {RunSpec}
 */
export function adopt(spec, told) {
  const [mine, theirs] = [formulaOf(spec), formulaOf(told)];
  const open = mine && (!spec.start || !mine.parameters?.length);
  if (!open || mine.expression !== theirs?.expression) return spec;
  return { ...spec, problem: { ...mine, parameters: theirs.parameters ?? [] }, start: told.start ?? null };
}

/**
 * The formula with the square of its distance from a target as its last line: a loss that has a minimum.
 * @param {string} expression
 * @param {number} target
 * @param {readonly string[]} taken names that mean something in it
 */
export function aimedAt(expression, target, taken) {
  const name = ['y', 'q', 'out'].find((free) => !taken.includes(free)) ?? `y${taken.length}`;
  const lines = expression.split(/[;\n]/).filter((line) => line.trim() !== '');
  const last = (lines.pop() ?? '').replace(/^\s*[A-Za-z]\w*\s*(\([^()=]*\))?\s*=/, '').trim();
  const before = lines.map((line) => `${line.trim()}; `).join('');
  return `${before}${name} = ${last}; J = (${name} - ${target})^2`;
}

/**
 * @param {RunSpec} spec
 * @param {string} expression
 * @param {Values} values
 * @param {readonly string[]} parameters
 * @returns {RunSpec}
 */
function withRoles(spec, expression, values, parameters) {
  const rest = Object.entries(values).filter(([name]) => !parameters.includes(name));
  const problem = { kind: /** @type {const} */ ('formula'), expression, parameters, fixed: Object.fromEntries(rest) };
  const start = parameters.map((name) => values[name] ?? Number.NaN);
  return setStart({ ...spec, problem }, start);
}
