/**
 * Which minima are the lowest: read off the drawn grid, which is as exact as a mark on it has to be.
 */

/** @typedef {import('../core/landscape.js').Landscape} Landscape */

/** Two minima are equally low when they differ by less than this part of the grid's range. */
const SAME_PART = 0.01;

/**
 * @param {Landscape} landscape of two parameters
 * @returns {{ lowest: readonly (readonly number[])[], others: readonly (readonly number[])[] }}
 */
export function sortMinima(landscape) {
  const { minima, z } = landscape;
  const finite = z.filter(Number.isFinite).sort();
  const range = (finite[finite.length - 1] ?? 0) - (finite[0] ?? 0);
  const heights = minima.map((point) => heightNear(landscape, point));
  const limit = Math.min(...heights) + SAME_PART * range;
  const isOther = minima.map((_, i) => /** @type {number} */ (heights[i]) > limit);
  return { lowest: minima.filter((_, i) => !isOther[i]), others: minima.filter((_, i) => isOther[i]) };
}

function heightNear(/** @type {Landscape} */ { domain, size, z }, /** @type {readonly number[]} */ point) {
  const [column = 0, row = 0] = point.map((value, axis) => {
    const [low, high] = /** @type {readonly [number, number]} */ (domain[axis]);
    const last = (size[axis] ?? 1) - 1;
    return Math.max(0, Math.min(last, Math.round(((value - low) / (high - low)) * last)));
  });
  return z[row * (size[0] ?? 0) + column] ?? Number.NaN;
}
