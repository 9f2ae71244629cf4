/**
 * How much each value of the past counts in an average: as a bar over its place, and as how strongly its point is drawn.
 */
import { inside, toPixelX, toPixelY } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/**
 * @typedef {object} Past
 * @property {Float64Array} weights of the value k steps ago
 * @property {number} now the place of the newest value, counted from 1
 * @property {string} colour
 * @property {number} scale
 */

/** What counts less than this part of the newest value is not drawn. */
const FAINTEST = 0.004;
const DOT = 2.25;
const DOT_ALPHA = 0.75;
const PALEST = 0.15;

/** How strongly the value k steps ago counts, as a part of the newest. */
function* strengths(/** @type {Past} */ { weights, now }) {
  const first = Number(weights[0]);
  for (let k = 0; k < now && k < weights.length; k += 1) {
    const part = Number(weights[k]) / first;
    if (part < FAINTEST) return;
    yield/** @type {const} */ ([now - k, part]);
  }
}

/**
 * A bar over each place of the past, as high as its value counts, fading with it. The axis of a chart that goes from 0 to 1.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {Past} past
 */
export function drawWeightBars(context, mapping, past) {
  const floor = toPixelY(mapping, 0);
  context.fillStyle = past.colour;
  for (const [place, part] of strengths(past)) {
    const [left, right] = [toPixelX(mapping, place - 0.5), toPixelX(mapping, place + 0.5)];
    context.globalAlpha = PALEST + (1 - PALEST) * part;
    const from = Math.max(left, mapping.left);
    const top = toPixelY(mapping, part);
    context.fillRect(from, top, Math.max(right - from, 0.5), floor - top);
  }
  context.globalAlpha = 1;
}

/**
 * The points of the past, each as strong as it counts.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {Past} past
 * @param {Float64Array} series
 */
export function drawFadingPoints(context, mapping, past, series) {
  context.fillStyle = past.colour;
  for (const [place, part] of strengths(past)) {
    const [x, y] = [toPixelX(mapping, place), toPixelY(mapping, Number(series[place - 1]))];
    if (!inside(mapping, x, y)) continue;
    context.globalAlpha = DOT_ALPHA * part;
    context.beginPath();
    context.arc(x, y, DOT * past.scale, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/**
 * A dotted line down a chart at a place, with a word beside it; at the left edge where the place lies before it.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {number} place
 * @param {string} word
 * @param {Palette} palette
 */
export function drawPlaceMark(context, mapping, place, word, palette) {
  const x = toPixelX(mapping, place);
  const seen = x >= mapping.left;
  context.save();
  context.strokeStyle = context.fillStyle = palette.ink;
  context.lineWidth = palette.scale;
  context.setLineDash([2 * palette.scale, 3 * palette.scale]);
  if (seen) {
    context.beginPath();
    context.moveTo(Math.round(x) + 0.5, mapping.top);
    context.lineTo(Math.round(x) + 0.5, mapping.top + mapping.height);
    context.stroke();
  }
  context.font = `${11 * palette.scale}px ${palette.font}`;
  context.textBaseline = 'top';
  const words = seen ? word : `← ${word}`;
  const width = context.measureText(words).width;
  const room = x - mapping.left > width + 8;
  context.textAlign = seen && room ? 'right' : 'left';
  context.fillText(words, (seen ? x : mapping.left) + (seen && room ? -5 : 5), mapping.top + 4 * palette.scale);
  context.restore();
}
