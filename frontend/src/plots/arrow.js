/**
 * One arrow on a canvas, in pixels.
 */

const HEAD_PX = 9;
/** A head is at most this part of its arrow, so that a short one is still an arrow. */
const HEAD_PART = 0.6;

/** @typedef {readonly [x: number, y: number]} Pixel */
/** @typedef {{ colour: string, halo: string, scale: number }} Paint */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Pixel} from
 * @param {Pixel} to
 * @param {Paint} paint
 */
export function drawArrow(context, [x0, y0], [x1, y1], { colour, halo, scale }) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (!(length > 0) || !Number.isFinite(length)) return;
  const head = Math.min(HEAD_PX * scale, HEAD_PART * length);
  context.save();
  context.translate(x0, y0);
  context.rotate(Math.atan2(y1 - y0, x1 - x0));
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(length - head, 0);
  context.moveTo(length, 0);
  context.lineTo(length - head, -head / 2);
  context.lineTo(length - head, head / 2);
  context.closePath();
  context.lineJoin = 'round';
  for (const [width, stroke] of /** @type {const} */ ([
    [3.5, halo],
    [1.75, colour],
  ])) {
    context.lineWidth = width * scale;
    context.strokeStyle = stroke;
    context.stroke();
  }
  context.fillStyle = colour;
  context.fill();
  context.restore();
}
