/**
 * Pictures of lines: values by their index, or one parameter against the other.
 */

/** @typedef {import('../thumbnails.js').Line} Line */
/** @typedef {import('../thumbnails.js').PlanePicture} PlanePicture */

/** How much of the range is left free at each end. */
const ROOM = 0.08;

/**
 * The range of the finite among all values.
 * @param {readonly ArrayLike<number>[]} columns
 * @param {number} [room]
 * @returns {import('../thumbnails.js').Range}
 */
export function rangeOf(columns, room = ROOM) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns) {
    for (const value of Array.from(column)) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const width = high - low || 1;
  return { low: low - room * width, high: high + room * width };
}

/**
 * @param {readonly (Omit<Line, 'x'> & { x?: ArrayLike<number> })[]} lines against their index where they have no `x`
 * @param {readonly ArrayLike<number>[]} [besides] what else the range holds
 * @returns {PlanePicture}
 */
export function linesOf(lines, besides = []) {
  const whole = lines.map((line) => ({ ...line, x: line.x ?? Float64Array.from(line.y, (_, i) => i) }));
  const x = rangeOf(
    whole.map((line) => line.x),
    0,
  );
  return { kind: 'plane', lines: whole, x, y: rangeOf([...whole.map(({ y }) => y), ...besides]) };
}

/**
 * Paths over a ground of two parameters.
 * @param {import('../landscape.js').Landscape} landscape
 * @param {ArrayLike<number>} heights of the landscape's grid, as they are drawn
 * @param {readonly Line[]} lines
 * @returns {PlanePicture}
 */
export function planeOf({ domain, size }, heights, lines) {
  const [x, y] = domain.map(([low, high]) => ({ low, high }));
  const ground = { values: heights, size: /** @type {[number, number]} */ ([size[0] ?? 1, size[1] ?? 1]) };
  return { kind: 'plane', ground, lines, x: x ?? { low: 0, high: 1 }, y: y ?? { low: 0, high: 1 } };
}
