/**
 * Points that a person draws: with each stroke of a brush one more, or, with the eraser, those near it fewer.
 */

/** @typedef {import('./network-spec.js').Point} Point */
/** @typedef {number | 'erase'} Brush the label that is drawn */

/**
 * @param {readonly Point[]} points
 * @param {readonly [number, number]} at
 * @param {Brush} brush
 * @param {{ near: number, most: number }} bounds `near`: nothing is drawn this close to a point of its label, all is erased there
 * @returns {readonly Point[]} the same array where nothing changes
 */
export function brushed(points, [x, y], brush, { near, most }) {
  const close = (/** @type {Point} */ [px, py, label]) =>
    Math.hypot(px - x, py - y) < near && (brush === 'erase' || label === brush);
  const left = points.filter((point) => !close(point));
  if (brush === 'erase') return left.length < points.length ? left : points;
  return left.length < points.length || points.length >= most ? points : [...points, [x, y, brush]];
}

/**
 * Whether networks can learn from points: two labels at least.
 * @param {readonly Point[]} points
 */
export function canLearn(points) {
  return new Set(points.map(([, , label]) => label)).size >= 2;
}

/**
 * All samples of a task of two inputs as points of one's own; none of other tasks.
 * @param {import('./network-task.js').Task} task
 * @returns {Point[]}
 */
export function pointsOf({ inputs, classes, train, test }) {
  if (inputs !== 2 || !classes) return [];
  const all = (/** @type {import('./network-task.js').Samples} */ { x, label }) =>
    x.map(([x1 = 0, x2 = 0], i) => /** @type {Point} */ ([x1, x2, Number(label[i])]));
  return [...all(train), ...all(test)];
}
