/**
 * How far two columns of numbers are from each other.
 */

/**
 * The largest difference, row for row; NaN where either has no number.
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other at least as long
 */
export function largestDifference(one, other) {
  let largest = 0;
  for (let row = 0; row < one.length; row += 1) {
    const apart = Math.abs(Number(one[row]) - Number(other[row]));
    if (!(apart <= largest)) largest = apart;
  }
  return largest;
}
