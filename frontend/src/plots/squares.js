/**
 * An average of squared gradients: one square for each axis, whose side is the root of it.
 */
import { drawLabel, LABEL_PX } from './mark-label.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ text: string, before: boolean, strong: boolean }} Naming */
/**
 * @typedef {object} Squares
 * @property {readonly [number, number]} corner where they meet, in pixels
 * @property {readonly [number, number]} sides in pixels, along x and along y; 0 for none
 * @property {readonly [number, number]} towards the gradient's arrow, -1 or 1 along each axis of the screen
 */

const FILLED = 0.22;
const FAINT = 0.45;

/**
 * Each lies along the arrow's own component, on the side away from the arrow.
 * @param {CanvasRenderingContext2D} context
 * @param {Squares} squares
 * @param {Naming} naming
 * @param {{ palette: Palette, colour: string }} look
 */
export function drawSquares(context, { corner: [x, y], sides: [along, up], towards: [right, down] }, naming, look) {
  drawSquare(context, [x, y, right * along, -down * along], naming, look);
  drawSquare(context, [x, y, -right * up, down * up], naming, look);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly [x: number, y: number, width: number, height: number]} box
 * @param {Naming} naming
 * @param {{ palette: Palette, colour: string }} look
 */
function drawSquare(context, [x, y, width, height], naming, { palette, colour }) {
  if (!(Math.abs(width) > 0) || !Number.isFinite(width)) return;
  const weight = naming.strong ? 1 : FAINT;
  context.beginPath();
  context.rect(x, y, width, height);
  context.fillStyle = colour;
  context.globalAlpha = weight * FILLED;
  context.fill();
  context.globalAlpha = weight;
  context.lineWidth = 1.5 * palette.scale;
  context.strokeStyle = colour;
  context.stroke();
  if (naming.strong && Math.abs(width) > 1.5 * LABEL_PX * palette.scale)
    drawLabel(context, naming, [x + width / 2, y + height / 2], palette);
}
