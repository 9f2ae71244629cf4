/**
 * The part of a surface that is looked at: a low and a high end for each of its one or two axes. Every change gives a new one.
 */

/** @typedef {readonly [low: number, high: number]} Side */
/** @typedef {readonly Side[]} Domain */

/** How far one can go in and out, in sides of the problem's own domain; further in, float64 runs out of digits for the grid. */
export const CLOSEST = 1e-6;
export const WIDEST = 1e6;
/** A follower keeps a racer this part of a side away from the edge, and gives it this much room when it moves on. */
const EDGE = 0.06;
const ROOM = 0.3;

/**
 * A domain as it was written down, or undefined where it cannot be one.
 * @param {unknown} written
 * @param {number} axes
 * @returns {Domain | undefined}
 */
export function readDomain(written, axes) {
  const sides = Array.isArray(written) ? written : [];
  const good = (/** @type {any} */ side) =>
    Array.isArray(side) && side.length === 2 && Number(side[0]) < Number(side[1]);
  return sides.length === axes && sides.every(good) ? sides : undefined;
}

/**
 * Closer to a point, which stays where it is on the screen.
 * @param {Domain} domain
 * @param {readonly number[]} centre
 * @param {number} factor of the sides' lengths: below 1 is closer
 * @returns {Domain}
 */
export function zoomed(domain, centre, factor) {
  return domain.map(([low, high], axis) => {
    const at = centre[axis] ?? (low + high) / 2;
    return [at + (low - at) * factor, at + (high - at) * factor];
  });
}

/**
 * @param {Domain} domain
 * @param {readonly number[]} by how far, in the data
 * @returns {Domain}
 */
export function moved(domain, by) {
  return domain.map(([low, high], axis) => [low + (by[axis] ?? 0), high + (by[axis] ?? 0)]);
}

/** @param {Domain} domain */
export function middle(domain) {
  return domain.map(([low, high]) => (low + high) / 2);
}

/**
 * A change that stays within what can be looked at: one that would go beyond leaves the domain as it was.
 * @param {Domain} next
 * @param {Domain} now
 * @param {Domain} home the problem's own
 * @returns {Domain}
 */
export function within(next, now, home) {
  const fine = next.every(([low, high], axis) => {
    const [from, to] = /** @type {Side} */ (home[axis]);
    const part = (high - low) / (to - from);
    const away = Math.abs((low + high - from - to) / 2) / (to - from);
    return part >= CLOSEST && part <= WIDEST && away <= WIDEST;
  });
  return fine ? next : now;
}

/**
 * The domain moved, and where it must be widened, so that all points are within it; the same domain while they are.
 * @param {Domain} domain
 * @param {readonly (readonly number[])[]} points those that are not finite are let go
 * @returns {Domain}
 */
export function following(domain, points) {
  const seen = points.filter((point) => point.every(Number.isFinite));
  if (seen.length === 0) return domain;
  const next = domain.map((side, axis) =>
    followingSide(side, /** @type {number[]} */ (seen.map((point) => point[axis]))),
  );
  return next.every((side, axis) => side === domain[axis]) ? domain : next;
}

/** @param {Side} side @param {readonly number[]} values @returns {Side} */
function followingSide(side, values) {
  const [low, high] = side;
  const length = high - low;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least >= low + EDGE * length && most <= high - EDGE * length) return side;
  const needed = (most - least) / (1 - 2 * ROOM);
  if (needed > length) return [(least + most - needed) / 2, (least + most + needed) / 2];
  const [first, last] = [least - ROOM * length, most + ROOM * length];
  const shift = first < low && last > high ? (first + last - low - high) / 2 : first < low ? first - low : last - high;
  return [low + shift, high + shift];
}
