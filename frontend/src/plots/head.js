/**
 * What moves and leaves no trace: the racers' markers, the start, a tangent, the playhead.
 */
import { mix } from './colour.js';
import { markOnChart, markOnPlane } from './leaving.js';
import { inside, toPixelX, toPixelY } from './mapping.js';
import { traceMarker } from './marker.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/spec.js').Style} Style */

const RADIUS = 5;
const CHEVRON = 8;

/**
 * A racer's point on a plane; where it has left the plot, its sign stays at the edge and points after it.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {number} x
 * @param {number} y
 * @param {Style} style
 * @param {string} halo
 * @param {number} radius
 */
export function drawPoint(context, mapping, x, y, style, halo, radius) {
  drawAt(context, mapping, [x, y], { style, halo, radius, mark: markOnPlane });
}

/**
 * A racer's point on a chart or a curve: one that has left stays at its place across.
 * @type {typeof drawPoint}
 */
export function drawValue(context, mapping, x, y, style, halo, radius) {
  drawAt(context, mapping, [x, y], { style, halo, radius, mark: markOnChart });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {readonly [number, number]} at
 * @param {{ style: Style, halo: string, radius: number, mark: typeof markOnPlane }} look
 */
function drawAt(context, mapping, [x, y], { style, halo, radius, mark }) {
  const [px, py] = [toPixelX(mapping, x), toPixelY(mapping, y)];
  if (Number.isNaN(px) || Number.isNaN(py)) return;
  if (!inside(mapping, px, py)) return drawLeaving(context, mark(mapping, px, py), style, halo);
  traceMarker(context, style.marker, px, py, radius);
  paintSign(context, style, halo);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./leaving.js').Mark} mark
 * @param {Style} style
 * @param {string} halo
 */
function drawLeaving(context, { x, y, angle }, style, halo) {
  traceMarker(context, style.marker, x, y, RADIUS - 1);
  paintSign(context, style, halo);
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(CHEVRON, -CHEVRON * 0.6);
  context.lineTo(CHEVRON * 1.5, 0);
  context.lineTo(CHEVRON, CHEVRON * 0.6);
  context.lineCap = 'round';
  for (const [width, colour] of /** @type {const} */ ([
    [4, mix(style.colour, halo)],
    [2, style.colour],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  context.restore();
}

/** Fills the traced marker in a racer's colour and sets it off the ground. */
function paintSign(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Style} */ style,
  /** @type {string} */ halo,
) {
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = mix(style.colour, halo);
  context.stroke();
  context.fillStyle = style.colour;
  context.fill();
}

/**
 * The start: a small ring that every racer leaves.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {number} x
 * @param {number} y
 * @param {Palette} palette
 */
export function drawStart(context, mapping, x, y, palette) {
  const [px, py] = [toPixelX(mapping, x), toPixelY(mapping, y)];
  if (!inside(mapping, px, py)) return;
  context.beginPath();
  context.arc(px, py, RADIUS - 0.5, 0, 2 * Math.PI);
  context.lineWidth = 3.5;
  context.strokeStyle = palette.ground;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.ink;
  context.stroke();
}

/**
 * A straight line of a slope through a point, across the plot: the tangent of a curve.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} m
 * @param {number} x
 * @param {number} y
 * @param {number} slope
 * @param {string} colour
 */
export function drawTangent(context, m, x, y, slope, colour) {
  const perX = m.width / (m.x1 - m.x0);
  const perY = m.height / (m.y1 - m.y0);
  const angle = Math.atan2(-slope * perY, perX);
  const half = Math.min(m.width, m.height) / 4;
  const [px, py] = [toPixelX(m, x), toPixelY(m, y)];
  if (!inside(m, px, py) || Number.isNaN(angle)) return;
  context.beginPath();
  context.moveTo(px - half * Math.cos(angle), py - half * Math.sin(angle));
  context.lineTo(px + half * Math.cos(angle), py + half * Math.sin(angle));
  context.lineWidth = 1.25;
  context.strokeStyle = colour;
  context.stroke();
}

/**
 * The present step in a chart: a hairline over its height.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {number} x
 * @param {string} colour
 */
export function drawPlayhead(context, mapping, x, colour) {
  const px = Math.round(toPixelX(mapping, x)) + 0.5;
  context.beginPath();
  context.moveTo(px, mapping.top);
  context.lineTo(px, mapping.top + mapping.height);
  context.lineWidth = 1;
  context.globalAlpha = 0.45;
  context.strokeStyle = colour;
  context.stroke();
  context.globalAlpha = 1;
}
