/**
 * How far two racers' paths are apart at the most, over the rows that both have.
 */
import { largestDifference } from './difference.js';

/**
 * @param {import('./track.js').RacerTrack} one
 * @param {import('./track.js').RacerTrack} other
 * @returns {number[]} along each parameter; NaN where a row of either is not finite
 */
export function pathDifferences(one, other) {
  const rows = Math.min(one.count, other.count);
  return Array.from({ length: one.size('params') }, (_, axis) => {
    const [a, b] = [one.column('params', axis), other.column('params', axis)];
    return largestDifference(a.subarray(0, rows), b.subarray(0, rows));
  });
}
