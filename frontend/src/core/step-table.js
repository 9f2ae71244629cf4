/**
 * The inspector's quantities over the steps: which columns there are, and which rows of many have to be on the page.
 */
import { entriesOf } from './inspection.js';

/** @typedef {import('./inspection.js').Source} Source */
/** @typedef {import('./inspection.js').Reading} Reading */
/** @typedef {{ symbol: string, reading: Reading, perAxis: boolean }} Quantity */
/** @typedef {{ symbol: string, reading: Reading, axis: number | null }} StepColumn `axis` is null for one number of all axes */

/**
 * Everything that is recorded of an update: the point it led to and the loss there, what the lines gave, what they were given.
 * @param {Source} source
 * @returns {Quantity[]}
 */
export function quantitiesOf(source) {
  const lines = entriesOf(source).map(({ target, result }) => ({ symbol: target, reading: result, perAxis: true }));
  const single = (/** @type {string} */ symbol, column = symbol) => ({
    symbol,
    reading: /** @type {const} */ ({ column, ahead: 0 }),
    perAxis: false,
  });
  const given = ['alpha', ...Object.keys(source.powers)].map((name) => single(name));
  return [...lines.slice(-1), single('J', 'loss'), ...lines.slice(0, -1), ...given];
}

/**
 * @param {readonly Quantity[]} quantities
 * @param {readonly number[]} axes
 * @param {readonly string[] | null} chosen by symbol; null for what the lines give, and the loss
 * @returns {StepColumn[]}
 */
export function stepColumns(quantities, axes, chosen) {
  const wanted = ({ symbol, perAxis } = /** @type {Quantity} */ ({})) =>
    chosen ? chosen.includes(symbol) : perAxis || symbol === 'J';
  return quantities
    .filter(wanted)
    .flatMap(({ symbol, reading, perAxis }) => (perAxis ? axes : [null]).map((axis) => ({ symbol, reading, axis })));
}

/**
 * The rows that have to be on the page: those in sight and a few around them.
 * @param {{ top: number, height: number, rowHeight: number, rows: number, spare: number }} view in pixels, and in rows
 * @returns {{ first: number, count: number }}
 */
export function rowsInSight({ top, height, rowHeight, rows, spare }) {
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare, rows - 1));
  const last = Math.min(rows, Math.ceil((top + height) / rowHeight) + spare);
  return { first, count: Math.max(0, last - first) };
}

/**
 * Where to scroll so that a row is in sight; where it is already, nowhere.
 * @param {{ top: number, height: number, rowHeight: number, row: number }} view
 * @returns {number} the new top
 */
export function scrolledTo({ top, height, rowHeight, row }) {
  const at = row * rowHeight;
  const inSight = at >= top && at + rowHeight <= top + height;
  return inSight ? top : Math.max(0, at - (height - rowHeight) / 2);
}
