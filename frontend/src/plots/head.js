/**
 * What moves and leaves no trace: the racers' markers, the start, an arrow, a tangent, the playhead.
 */
import { mix } from './colour.js';
import { inside, toPixelX, toPixelY } from './mapping.js';
import { traceMarker } from './marker.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../core/spec.js').Style} Style */

const RADIUS = 5;
const EDGE = 9;
const ARROW_HEAD = 7;

/**
 * A racer's point; where it has left the plot, an arrow at the edge points to it.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {number} x
 * @param {number} y
 * @param {Style} style
 * @param {string} halo
 * @param {number} [radius]
 */
export function drawPoint(context, mapping, x, y, style, halo, radius = RADIUS) {
  const [px, py] = [toPixelX(mapping, x), toPixelY(mapping, y)];
  if (Number.isNaN(px) || Number.isNaN(py)) return;
  if (!inside(mapping, px, py)) return drawLeaving(context, mapping, px, py, style, halo);
  traceMarker(context, style.marker, px, py, radius);
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = mix(style.colour, halo);
  context.stroke();
  context.fillStyle = style.colour;
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} m
 * @param {number} px
 * @param {number} py
 * @param {Style} style
 * @param {string} halo
 */
function drawLeaving(context, m, px, py, style, halo) {
  const x = Math.max(m.left + EDGE, Math.min(m.left + m.width - EDGE, px));
  const y = Math.max(m.top + EDGE, Math.min(m.top + m.height - EDGE, py));
  const across = px < m.left ? -1 : px > m.left + m.width ? 1 : 0;
  const down = py < m.top ? -1 : py > m.top + m.height ? 1 : 0;
  const angle = Math.atan2(down, across);
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(ARROW_HEAD, 0);
  context.lineTo(-ARROW_HEAD / 2, -ARROW_HEAD * 0.75);
  context.lineTo(-ARROW_HEAD / 2, ARROW_HEAD * 0.75);
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = mix(style.colour, halo);
  context.stroke();
  context.fillStyle = style.colour;
  context.fill();
  context.restore();
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
 * An arrow from a point to another, both in data.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {readonly [number, number]} from
 * @param {readonly [number, number]} to
 * @param {string} colour
 * @param {string} halo
 */
export function drawArrow(context, mapping, from, to, colour, halo) {
  const [x0, y0] = [toPixelX(mapping, from[0]), toPixelY(mapping, from[1])];
  const [x1, y1] = [toPixelX(mapping, to[0]), toPixelY(mapping, to[1])];
  const angle = Math.atan2(y1 - y0, x1 - x0);
  if (Number.isNaN(angle) || Math.hypot(x1 - x0, y1 - y0) < 2) return;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  for (const side of [-0.45, 0.45]) {
    context.moveTo(x1, y1);
    context.lineTo(x1 - ARROW_HEAD * Math.cos(angle + side), y1 - ARROW_HEAD * Math.sin(angle + side));
  }
  context.lineCap = 'round';
  for (const [width, stroke] of /** @type {const} */ ([
    [4, halo],
    [2, colour],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.stroke();
  }
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
