/**
 * Line segments cut to a rectangle (Liang and Barsky), because a diverging run's coordinates exceed what a canvas can draw.
 */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {[x0: number, y0: number, x1: number, y1: number]} Segment */

/**
 * @param {Box} box
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 * @param {Segment} out where the visible part is written: no garbage in the frame loop
 * @returns {boolean} whether any part is visible
 */
export function clipSegment(box, x0, y0, x1, y1, out) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  const distances = [x0 - box.left, box.right - x0, y0 - box.top, box.bottom - y0];
  const speeds = [-dx, dx, -dy, dy];
  for (let side = 0; side < 4; side += 1) {
    const distance = /** @type {number} */ (distances[side]);
    const speed = /** @type {number} */ (speeds[side]);
    if (speed === 0) {
      if (distance < 0) return false;
    } else if (speed < 0) from = Math.max(from, distance / speed);
    else to = Math.min(to, distance / speed);
  }
  if (!(from <= to)) return false;
  out[0] = x0 + from * dx;
  out[1] = y0 + from * dy;
  out[2] = x0 + to * dx;
  out[3] = y0 + to * dy;
  return true;
}
