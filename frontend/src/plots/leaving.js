/**
 * Where the mark of what has left a plot stands, and which way it points.
 */

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {{ x: number, y: number, angle: number }} Mark in pixels; the angle clockwise from the right */

/** How far within the plot's edge a mark stands. */
export const EDGE = 16;

/**
 * On a plane: where the straight way from the plot's middle to the point crosses the edge, so that it begins where a path leaves and
 * those that leave in different ways stand apart.
 * @param {Mapping} m
 * @param {number} px
 * @param {number} py
 * @returns {Mark}
 */
export function markOnPlane(m, px, py) {
  const [half, high] = [m.width / 2 - EDGE, m.height / 2 - EDGE];
  const [dx, dy] = way(px - m.left - m.width / 2, py - m.top - m.height / 2);
  const part = Math.min(half / Math.abs(dx), high / Math.abs(dy));
  return { x: m.left + m.width / 2 + part * dx, y: m.top + m.height / 2 + part * dy, angle: Math.atan2(dy, dx) };
}

/**
 * On a chart: above or below its own place across, which stays true.
 * @param {Mapping} m
 * @param {number} px
 * @param {number} py
 * @returns {Mark}
 */
export function markOnChart(m, px, py) {
  const x = Math.max(m.left + EDGE, Math.min(m.left + m.width - EDGE, px));
  const y = Math.max(m.top + EDGE, Math.min(m.top + m.height - EDGE, py));
  const across = px < m.left ? -1 : px > m.left + m.width ? 1 : 0;
  const down = py < m.top ? -1 : py > m.top + m.height ? 1 : 0;
  return { x, y, angle: Math.atan2(down, across) };
}

/** Beside an infinite part a finite one is nothing. @param {number} dx @param {number} dy @returns {[number, number]} */
function way(dx, dy) {
  if (Number.isFinite(dx) && Number.isFinite(dy)) return [dx, dy];
  return [Number.isFinite(dx) ? 0 : Math.sign(dx), Number.isFinite(dy) ? 0 : Math.sign(dy)];
}
