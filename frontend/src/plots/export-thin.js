/**
 * The points of a path that a picture can tell apart, so that a drawing of a long run stays small and looks the same.
 */
import { toPixelX, toPixelY } from './mapping.js';

const NEAREST_PX = 0.3;
/** Further out than any picture; an infinite number still says in which direction a path leaves. */
const FAR_PX = 1e6;

/**
 * @param {import('./trail.js').Points} points
 * @param {import('./mapping.js').Mapping} mapping
 * @param {number} last
 * @returns {{ x: number[], y: number[] }} in pixels, from the first row to `last` or to the first number that cannot be drawn
 */
export function visiblePath({ xs, ys }, mapping, last) {
  /** @type {{ x: number[], y: number[] }} */
  const path = { x: [], y: [] };
  const end = Math.min(last, ys.length - 1);
  for (let row = 0; row <= end; row += 1) {
    const x = bounded(toPixelX(mapping, xs ? /** @type {number} */ (xs[row]) : row));
    const y = bounded(toPixelY(mapping, /** @type {number} */ (ys[row])));
    if (Number.isNaN(x + y)) break;
    const known = path.x.length - 1;
    const moved = Math.hypot(x - (path.x[known] ?? Number.NaN), y - (path.y[known] ?? Number.NaN));
    if (row < end && moved <= NEAREST_PX) continue;
    path.x.push(x);
    path.y.push(y);
  }
  return path;
}

function bounded(/** @type {number} */ pixel) {
  return Math.max(-FAR_PX, Math.min(FAR_PX, pixel));
}
