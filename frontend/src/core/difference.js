/**
 * How far two columns of numbers are from each other.
 */

/**
 * The largest difference, row for row, equal infinities being no difference; NaN where only one has a number.
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other at least as long
 */
export function largestDifference(one, other) {
  let largest = 0;
  for (let row = 0; row < one.length; row += 1) {
    if (Object.is(one[row], other[row])) continue;
    const apart = Math.abs(Number(one[row]) - Number(other[row]));
    if (Number.isNaN(apart)) return apart;
    largest = Math.max(largest, apart);
  }
  return largest;
}
