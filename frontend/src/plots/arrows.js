/**
 * What a racer's update is made of, drawn where the update began: the gradient and its averages as arrows downhill, averages of its
 * square as squares along the axes, the step as far as it led.
 */
import { drawArrow } from './arrow.js';
import { roundFactor } from './arrow-scale.js';
import { mix } from './colour.js';
import { toPixelX, toPixelY } from './mapping.js';
import { drawLabel } from './mark-label.js';
import { drawSquares } from './squares.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('../core/marks.js').Mark} Mark */
/**
 * @typedef {object} Arrows
 * @property {readonly [number, number]} from where the update began, in data
 * @property {1 | -1} sign whether the step is added or taken off
 * @property {readonly Mark[]} marks
 */
/** @typedef {{ palette: Palette, style: Style, flat: boolean }} Look `flat` on a curve, where arrows have one direction only */
/** @typedef {{ px: number, py: number, perX: number, perY: number }} Place the point and its units, in pixels */
/** @typedef {readonly [x: number, y: number]} Pixel */
/**
 * @typedef {Look & { factor: number, sign: 1 | -1, towards: readonly [number, number], labels: Pixel[] }} Manner
 *   `labels` are where letters stand already
 */

/** The longest arrow, in parts of the plot's smaller side. */
const LONGEST = 0.36;
const FAINT = 0.45;
/** On a curve all arrows lie on one line: each next one is drawn this much higher. */
const STOREY_PX = 15;
const LABEL_GAP = 10;
const LABEL_ROOM = 20;
/** How much heavier the step is drawn than what it is made of. */
const STEP_WEIGHT = 1.4;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {Arrows} arrows
 * @param {Look} look
 * @returns {number | null} the factor that gradients are drawn at; null where none is
 */
export function drawArrows(context, mapping, { from, sign, marks }, look) {
  const place = placeOf(mapping, from, look.flat);
  const room = LONGEST * Math.min(mapping.width, mapping.height);
  const factor = roundFactor(Math.max(0, ...marks.map((mark) => lengthOf(mark, place))), room);
  const manner = { ...look, factor: factor ?? 0, sign, towards: downhill(marks, sign), labels: [] };
  context.save();
  clip(context, mapping);
  const vectors = marks.filter(({ drawing }) => drawing !== 'square');
  for (const mark of marks) if (mark.drawing === 'square') drawAverage(context, mark, place, manner);
  for (const [storey, mark] of vectors.entries()) drawVector(context, mark, lifted(place, storey, look), manner);
  context.restore();
  return factor;
}

/** @param {Mapping} mapping @param {readonly [number, number]} from @param {boolean} flat @returns {Place} */
function placeOf(mapping, [x, y], flat) {
  const perY = flat ? 0 : mapping.height / (mapping.y1 - mapping.y0);
  const perX = mapping.width / (mapping.x1 - mapping.x0);
  return { px: toPixelX(mapping, x), py: toPixelY(mapping, y), perX, perY };
}

/** @param {Place} place @param {number} storey @param {Look} look @returns {Place} */
function lifted(place, storey, { flat, palette }) {
  return flat ? { ...place, py: place.py - storey * STOREY_PX * palette.scale } : place;
}

function clip(/** @type {CanvasRenderingContext2D} */ context, /** @type {Mapping} */ { left, top, width, height }) {
  const area = new Path2D();
  area.rect(left, top, width, height);
  context.clip(area);
}

/** How long a mark would be at factor 1; a step is no matter of the factor. @param {Mark} mark @param {Place} place */
function lengthOf({ drawing, value }, { perX, perY }) {
  const [x = 0, y = 0] = value;
  if (drawing === 'way') return 0;
  if (drawing === 'square') return Math.sqrt(Math.max(x * perX * perX, y * perY * perY));
  return Math.hypot(x * perX, y * perY);
}

/** Which way the gradient's arrow points on the screen, along each axis. @param {readonly Mark[]} marks @param {1 | -1} sign */
function downhill(marks, sign) {
  const [x = 1, y = 1] = marks.find(({ name }) => name === 'g')?.value ?? [];
  return /** @type {const} */ ([sign * (x < 0 ? -1 : 1), -sign * (y < 0 ? -1 : 1)]);
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {Place} place @param {Manner} manner */
function drawVector(context, mark, { px, py, perX, perY }, manner) {
  const { palette, style, sign, factor } = manner;
  const [x = 0, y = 0] = mark.value;
  const step = mark.drawing === 'way';
  const by = step ? 1 : factor;
  const [dx, dy] = [sign * by * x * perX, -sign * by * y * perY];
  const length = Math.hypot(dx, dy);
  if (!(length > 0) || !Number.isFinite(length)) return;
  const own = { colour: style.colour, halo: mix(style.colour, palette.halo) };
  const paint = mark.name === 'g' ? { colour: palette.ink, halo: palette.ground } : own;
  context.globalAlpha = mark.strong ? 1 : FAINT;
  drawArrow(context, [px, py], [px + dx, py + dy], { ...paint, scale: palette.scale * (step ? STEP_WEIGHT : 1) });
  if (!mark.strong && mark.name !== 'g') return;
  const text = sign < 0 && !step ? `−${mark.name}` : mark.name;
  const at = beyond([px + dx, py + dy], [dx / length, dy / length], manner);
  drawLabel(context, { text, before: mark.before }, at, palette);
}

/**
 * A letter's place beyond an arrow's tip; where another stands already, beside that.
 * @param {Pixel} tip
 * @param {Pixel} way of the arrow, of length 1
 * @param {Manner} manner
 * @returns {Pixel}
 */
function beyond([x, y], [dx, dy], { palette: { scale }, labels }) {
  const gap = LABEL_GAP * scale;
  const room = LABEL_ROOM * scale;
  const places = [0, 1, -1, 2].map((aside) => {
    const off = aside * room;
    return /** @type {const} */ ([x + gap * dx - off * dy, y + gap * dy + off * dx]);
  });
  const free = (/** @type {Pixel} */ [px, py]) => labels.every(([lx, ly]) => Math.hypot(lx - px, ly - py) >= room);
  const place = places.find(free) ?? /** @type {Pixel} */ (places[0]);
  labels.push(place);
  return place;
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {Place} place @param {Manner} manner */
function drawAverage(context, mark, { px, py, perX, perY }, { palette, style, factor, towards }) {
  const [x = 0, y = 0] = mark.value;
  const sides = /** @type {const} */ ([factor * Math.sqrt(x) * perX, factor * Math.sqrt(y) * perY]);
  const naming = { text: mark.name, before: mark.before, strong: mark.strong };
  drawSquares(context, { corner: [px, py], sides, towards }, naming, { palette, colour: style.colour });
}
