/** Small pictures of lines that grow, on a quiet ground or on none. */

/** @typedef {import('../core/thumbnails.js').PlanePicture} PlanePicture */
/** @typedef {import('../core/thumbnails.js').Line} Line */
/** @typedef {import('./thumbnail.js').Brush} Brush */
/** @typedef {(at: number) => number} Scale */

/** A line that leaves the picture is followed this many widths further. */
const BEYOND = 4;

/**
 * The ground's heights in the bands of the theme's ramp, a pixel for each point.
 * @param {import('../core/thumbnails.js').Grid} grid
 * @param {readonly string[]} ramp
 */
export function groundImage({ values, size: [columns, rows] }, ramp) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const heights = Array.from(values);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  heights.forEach((height, i) => {
    const band = Math.floor(((height - low) / (high - low || 1)) * ramp.length * 2);
    context.fillStyle = ramp[Math.min(ramp.length - 1, Math.floor(band / 2))] ?? '';
    context.fillRect(i % columns, rows - 1 - Math.floor(i / columns), 1, 1);
  });
  return canvas;
}

/**
 * @param {PlanePicture} picture
 * @param {Brush} brush
 * @param {HTMLCanvasElement | null} ground
 */
export function drawPlane({ lines, dots, x, y }, brush, ground) {
  const { context, width, height, palette, part } = brush;
  if (ground) {
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(ground, 0, 0, width, height);
  }
  const toX = scale(x, 0, width);
  const toY = scale(y, height, 0);
  if (dots) speckle(context, dots, toX, toY, palette.contour);
  for (const line of lines) {
    const shown = line.rest ? 1 : part;
    trace(context, line, { toX, toY, shown, colour: line.colour ?? palette.inkSoft, halo: palette.ground });
  }
}

/** @param {import('../core/thumbnails.js').Range} range @param {number} from @param {number} to @returns {Scale} */
function scale({ low, high }, from, to) {
  const reach = BEYOND * Math.abs(to - from);
  return (at) => {
    const place = from + ((at - low) / (high - low)) * (to - from);
    return Math.max(-reach, Math.min(reach, place));
  };
}

/** @param {CanvasRenderingContext2D} context @param {Line} dots @param {Scale} toX @param {Scale} toY @param {string} colour */
function speckle(context, { x, y }, toX, toY, colour) {
  context.fillStyle = colour;
  for (let i = 0; i < x.length; i += 1) context.fillRect(toX(Number(x[i])) - 1, toY(Number(y[i])) - 1, 2, 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line} line
 * @param {{ toX: Scale, toY: Scale, shown: number, colour: string, halo: string }} how
 */
function trace(context, { x, y, rest }, { toX, toY, shown, colour, halo }) {
  const end = shown * (x.length - 1);
  const last = Math.floor(end);
  const between = (/** @type {ArrayLike<number>} */ values) => {
    const [from, to] = [Number(values[last]), Number(values[Math.min(last + 1, values.length - 1)])];
    return from + (to - from) * (end - last);
  };
  const head = /** @type {const} */ ([toX(between(x)), toY(between(y))]);
  context.beginPath();
  for (let i = 0; i <= last; i += 1) {
    if (Number.isFinite(Number(y[i]))) context.lineTo(toX(Number(x[i])), toY(Number(y[i])));
  }
  if (Number.isFinite(head[1])) context.lineTo(...head);
  context.lineJoin = 'round';
  context.lineWidth = rest ? 1.5 : 4;
  context.strokeStyle = rest ? colour : halo;
  context.stroke();
  if (rest) return;
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
  if (!Number.isFinite(head[1])) return;
  context.beginPath();
  context.arc(...head, 4, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = halo;
  context.stroke();
}
