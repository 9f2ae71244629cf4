/**
 * The line that a racer in space hangs by above the floor: without it a point has no depth.
 */

const WIDTH = 1;
const ALPHA = 0.55;
const FOOT_RADIUS = 2;

/** @typedef {{ x: number, y: number }} Pixel */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Pixel} at
 * @param {Pixel} foot
 * @param {string} colour
 * @param {number} scale
 */
export function drawPlumb(context, at, foot, colour, scale) {
  if (Number.isNaN(at.x + foot.x)) return;
  context.save();
  context.globalAlpha *= ALPHA;
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.lineTo(foot.x, foot.y);
  context.lineWidth = WIDTH * scale;
  context.strokeStyle = colour;
  context.stroke();
  context.beginPath();
  context.arc(foot.x, foot.y, FOOT_RADIUS * scale, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.restore();
}
