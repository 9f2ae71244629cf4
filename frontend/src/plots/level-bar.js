/**
 * A level that held for a while, as a broad bar: the mean over some steps.
 */
import { toPixelX, toPixelY } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */

const WIDTH = 4;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {{ from: number, to: number, height: number }} bar
 * @param {string} colour
 * @param {string} halo
 */
export function drawLevel(context, mapping, { from, to, height }, colour, halo) {
  const y = toPixelY(mapping, height);
  if (!Number.isFinite(y)) return;
  const [left, right] = [toPixelX(mapping, from), toPixelX(mapping, to)];
  context.fillStyle = halo;
  context.fillRect(left, y - WIDTH / 2 - 1, right - left, WIDTH + 2);
  context.fillStyle = colour;
  context.fillRect(left, y - WIDTH / 2, right - left, WIDTH);
}
