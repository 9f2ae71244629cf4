/**
 * Which contour levels show a surface's structure: evenly in the loss, or evenly in the logarithm of its height above the lowest
 * point of the grid.
 */

export const LEVELS = 16;
/** On log levels the bottom of the lowest valley is this part of the grid; the rest is told apart. */
const BOTTOM_PART = 0.02;

/** @typedef {{ heights: Float64Array, start: number, end: number, size: number }} Levels */

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
 * @returns {Levels} the heights to draw and the first, last and distance of the levels among them
 */
export function pickLevels(z, kind) {
  const sorted = z.filter(Number.isFinite).sort();
  const lowest = sorted[0] ?? 0;
  const highest = sorted[sorted.length - 1] ?? 1;
  if (kind === 'linear') return spread(z, lowest, highest);
  const above = quantile(sorted, BOTTOM_PART) - lowest;
  const offset = above > 0 ? above : (highest - lowest) * 1e-6 || 1;
  const heights = z.map((value) => Math.log10(value - lowest + offset));
  return spread(heights, Math.log10(offset), Math.log10(highest - lowest + offset));
}

function spread(/** @type {Float64Array} */ heights, /** @type {number} */ low, /** @type {number} */ high) {
  const size = (high - low) / (LEVELS + 1) || 1;
  return { heights, start: low + size, end: high - size / 2, size };
}

function quantile(/** @type {Float64Array} */ sorted, /** @type {number} */ part) {
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}
