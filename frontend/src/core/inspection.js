/**
 * What an update did, line by line: which recorded number stands for every symbol, and which is the result. It reads the run and
 * computes nothing, so it cannot disagree with the path that is drawn.
 *
 * Update t leads from row t - 1 to row t. It saw W and g as row t - 1 holds them; alpha, powers and the lines' results are in row
 * t; a state is row t - 1's before its own line and row t's after it.
 */
import { namesIn, parseExpression } from './expression.js';

/** @typedef {import('./expression.js').Tree} Tree */
/** @typedef {import('./catalogue.js').Text} Text */
/**
 * @typedef {object} Line one line of a rule, as the catalogue has it
 * @property {string} target
 * @property {string} expression
 * @property {string} phase
 * @property {Text} help
 */
/**
 * What can be inspected: a racer on a surface (`core/inspected-racer.js`), a leaf of a graph, a chosen weight of a network. Whoever
 * has a run of a rule writes such an adapter, and the whole inspector works on it.
 * @typedef {object} Source
 * @property {string} key changes when lines, knobs' names or axes do: what is on the page is then built anew
 * @property {readonly Line[]} lines the rule's lines that hold for the run's forms, in order; the last sets `step`
 * @property {readonly string[]} phases those of its lines after `gradient`, in order, ending in `move`
 * @property {readonly string[]} axes the parameters' names
 * @property {readonly string[]} state names of what the rule remembers
 * @property {Readonly<Record<string, string>>} powers running powers by name, and the knob each is a power of
 * @property {Readonly<Record<string, string>>} symbols how knobs are written, by name
 * @property {'minus' | 'plus'} sign whether the step is taken off or added
 * @property {boolean} noisy whether the gradient holds noise
 * @property {number} rows how many rows are recorded
 * @property {(name: string, axis: number, row: number) => number} value the recorded number of a column (`params`, `grad`, `loss`,
 *   `alpha`, a state, a power, a line's target) or of a knob; what is one number for all axes ignores the axis
 */
/** @typedef {{ column: string, ahead: -1 | 0 }} Reading the recorded column of a symbol, and its row, counted from the update's */
/**
 * @typedef {object} Entry one line with what its symbols stand for
 * @property {string} target
 * @property {string} phase
 * @property {Tree | null} tree null for the gradient, which the problem gives
 * @property {Text | null} help
 * @property {ReadonlyMap<string, Reading>} reads
 * @property {Reading} result
 */
/** @typedef {{ name: string, ahead: number }} Light a symbol pointed at, and whether it is meant before (-1) or after (0) the update */

/** @type {Reading} */
const GRADIENT = { column: 'grad', ahead: -1 };
/** @type {Reading} */
const POINT_BEFORE = { column: 'params', ahead: -1 };

/**
 * The gradient, every line of the rule, and the move that the engine makes of the step.
 * @param {Source} source
 * @returns {Entry[]}
 */
export function entriesOf(source) {
  /** @type {Map<string, Reading>} */
  const known = new Map([
    ['W', POINT_BEFORE],
    ['g', GRADIENT],
    ...source.state.map((name) => /** @type {const} */ ([name, { column: name, ahead: -1 }])),
  ]);
  /** @type {Entry[]} */
  const entries = [{ target: 'g', phase: 'gradient', tree: null, help: null, reads: new Map(), result: GRADIENT }];
  for (const line of source.lines) entries.push(entryOf(line, known));
  const sign = source.sign === 'plus' ? '+' : '-';
  const move = { target: 'W', phase: 'move', help: null, expression: `W ${sign} step` };
  const last = entryOf(move, known);
  return [...entries, { ...last, result: { column: 'params', ahead: 0 } }];
}

/**
 * @param {{ target: string, expression: string, phase: string, help: Text | null }} line
 * @param {Map<string, Reading>} known what names stand for so far; the line's target is added
 * @returns {Entry}
 */
function entryOf({ target, expression, phase, help }, known) {
  const tree = parseExpression(expression);
  const reading = (/** @type {string} */ name) => known.get(name) ?? now(name);
  const reads = new Map(namesIn(tree).map((name) => [name, reading(name)]));
  known.set(target, now(target));
  return { target, phase, tree, help, reads, result: now(target) };
}

/** @param {string} column @returns {Reading} */
function now(column) {
  return { column, ahead: 0 };
}

/**
 * @param {Source} source
 * @param {Reading} reading
 * @param {number} axis
 * @param {number} update
 * @returns {number} NaN where nothing is recorded: update 0 is the start
 */
export function read(source, { column, ahead }, axis, update) {
  const row = update + ahead;
  return row < 0 ? Number.NaN : source.value(column, axis, row);
}

/**
 * The update that is looked at: the one pointed at, the one under way in a slow step, or the one that led to the playhead. A racer
 * that ended early stays at its last.
 * @param {{ step: number, phase: number, hover: number | null }} moment
 * @param {number} rows how many rows are recorded
 */
export function updateAt({ step, phase, hover }, rows) {
  return Math.min(hover ?? (phase > 0 ? step + 1 : step), rows - 1);
}
