/**
 * Which contour levels show a surface's structure: evenly in the loss, or evenly in the logarithm of its height above the lowest
 * point of the grid.
 */

export const LEVELS = 16;
/** On log levels the bottom of the lowest valley is this part of the grid; the rest is told apart. */
const BOTTOM_PART = 0.02;

/**
 * @typedef {object} Levels
 * @property {Float64Array} heights what is drawn of the grid
 * @property {number} start the first level among the heights
 * @property {number} end the last
 * @property {number} size the distance from one to the next
 * @property {(loss: number) => number} heightOf where a loss stands among the heights
 */

/** @type {WeakMap<Float64Array, Levels>} every panel draws the same grid */
const known = new WeakMap();

/**
 * @param {Float64Array} z
 * @param {"log" | "linear"} kind a grid is always asked for with the same
 * @returns {Levels}
 */
export function levelsOf(z, kind) {
  const levels = known.get(z) ?? pickLevels(z, kind);
  known.set(z, levels);
  return levels;
}

/**
 * @param {Float64Array} z
 * @param {"log" | "linear"} kind
 * @returns {Levels}
 */
export function pickLevels(z, kind) {
  const sorted = z.filter(Number.isFinite).sort();
  const lowest = sorted[0] ?? 0;
  const highest = sorted[sorted.length - 1] ?? 1;
  if (kind === 'linear') return spread(z, (loss) => loss, lowest, highest);
  const above = quantile(sorted, BOTTOM_PART) - lowest;
  const offset = above > 0 ? above : (highest - lowest) * 1e-6 || 1;
  const heightOf = (/** @type {number} */ loss) => logarithmAbove(loss - lowest, offset);
  return spread(z.map(heightOf), heightOf, lowest, highest);
}

/** Between the grid's points a loss may be below its lowest: there the logarithm goes on along its tangent. */
function logarithmAbove(/** @type {number} */ rise, /** @type {number} */ offset) {
  return rise >= 0 ? Math.log10(rise + offset) : Math.log10(offset) + rise / (offset * Math.LN10);
}

/**
 * @param {Float64Array} heights
 * @param {(loss: number) => number} heightOf
 * @param {number} lowest
 * @param {number} highest
 * @returns {Levels}
 */
function spread(heights, heightOf, lowest, highest) {
  const [low, high] = [heightOf(lowest), heightOf(highest)];
  const size = (high - low) / (LEVELS + 1) || 1;
  return { heights, start: low + size, end: high - size / 2, size, heightOf };
}

function quantile(/** @type {Float64Array} */ sorted, /** @type {number} */ part) {
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}
