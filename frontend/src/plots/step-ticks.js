/**
 * Steps at which something was changed, as small flags that stand on the floor of a chart.
 */
import { toPixelX } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */

const HIGH = 9;
const WIDE = 2;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {readonly number[]} steps
 * @param {string} colour
 */
export function drawTicks(context, mapping, steps, colour) {
  const floor = mapping.top + mapping.height;
  context.fillStyle = colour;
  for (const step of steps) {
    const x = toPixelX(mapping, step);
    if (x < mapping.left || x > mapping.left + mapping.width) continue;
    context.fillRect(x - WIDE / 2, floor - HIGH, WIDE, HIGH);
  }
}
