/**
 * A series drawn by hand: a stroke sets the values that it passes over.
 */

/** @typedef {{ at: number, value: number }} Touch `at` counts values from 0 */

/** Decimals that a hand can mean, and that keep a link short. */
const DECIMALS = 1;

/**
 * The series after a stroke from one touch to the next, on a straight line between them.
 * @param {readonly number[]} values
 * @param {Touch} from
 * @param {Touch} to
 * @returns {number[]}
 */
export function stroke(values, from, to) {
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  return values.map((old, at) => {
    if (at < left.at || at > right.at) return old;
    const part = right.at === left.at ? 1 : (at - left.at) / (right.at - left.at);
    return rounded(part === 1 ? right.value : left.value + part * (right.value - left.value));
  });
}

/** A series to begin drawing from. */
export function drawable(/** @type {ArrayLike<number>} */ values) {
  return Array.from(values, rounded);
}

function rounded(/** @type {number} */ value) {
  return Number(value.toFixed(DECIMALS));
}
