/**
 * Draws the racers' markers; their shapes are `core/sign.js`.
 */
import { markerCorners } from '../core/sign.js';

export { dashArray } from '../core/sign.js';

/**
 * Traces a marker's outline into the current path.
 * @param {CanvasRenderingContext2D} context
 * @param {string} marker
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function traceMarker(context, marker, x, y, radius) {
  const corners = markerCorners(marker);
  context.beginPath();
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [cx, cy] of corners) context.lineTo(x + radius * cx, y + radius * cy);
  context.closePath();
}
