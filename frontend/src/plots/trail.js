/**
 * A path that grows: only what is new is drawn, so a frame costs the same at step 20 and at step 20,000.
 */
import { clipSegment } from './clip.js';
import { mix } from './colour.js';
import { toPixelX, toPixelY } from './mapping.js';
import { dashArray } from './marker.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./clip.js').Box} Box */
/** @typedef {import('../core/spec.js').Style} Style */
/**
 * What to draw: without `xs` the row number is x; rows before `first` have nothing to show.
 * @typedef {{ xs: Float64Array | null, ys: Float64Array, first?: number }} Points
 */
/** @typedef {{ width: number, halo: number, dots: boolean, alpha?: number }} Stroke */

/** Points closer than this to the last one drawn are left to the next. */
const NEAREST_PX = 0.6;
/** Steps longer than this get a dot at their end, so that a jump can be told from a walk. */
const DOT_FROM_PX = 7;
/** Further out than any screen; keeps the geometry finite when a run overflows. */
const FAR_PX = 1e9;
/** How far beyond the plot area segments are still drawn, so that no dash or halo ends visibly at its edge. */
const MARGIN_PX = 12;

export class Trail {
  /**
   * @param {Style} style
   * @param {Stroke} stroke
   */
  constructor(style, stroke) {
    this.style = style;
    this.stroke = stroke;
    this.dash = dashArray(style.dash, stroke.width);
    this.next = 0;
    this.x = 0;
    this.y = 0;
    /** How long the drawn path is, so that its dashes go on where they ended. */
    this.length = 0;
    /** Whether a number that cannot be drawn has ended the path. */
    this.broken = false;
    this.open = false;
  }

  /**
   * Draws the rows up to and with `last` that are not drawn yet.
   * @param {CanvasRenderingContext2D} context
   * @param {Mapping} mapping
   * @param {Points} points
   * @param {number} last
   * @param {string} halo
   */
  extend(context, mapping, { xs, ys, first = 0 }, last, halo) {
    const end = Math.min(last, ys.length - 1);
    this.next = Math.max(this.next, first);
    if (this.next > end || this.broken) return;
    const box = boxAround(mapping);
    const before = this.length;
    /** @type {number[]} */
    const dots = [];
    context.beginPath();
    this.open = false;
    for (let row = this.next; row <= end && !this.broken; row += 1) {
      const x = bounded(toPixelX(mapping, xs ? number(xs[row]) : row));
      const y = bounded(toPixelY(mapping, number(ys[row])));
      this.broken = Number.isNaN(x + y);
      if (row === first) this.#moveTo(x, y);
      else this.#walk(context, box, x, y, row === end ? 0 : NEAREST_PX, dots);
    }
    this.next = end + 1;
    this.#paint(context, mapping, before, halo, dots);
  }

  #moveTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.x = x;
    this.y = y;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Box} box
   * @param {number} x
   * @param {number} y
   * @param {number} nearest
   * @param {number[]} dots
   */
  #walk(context, box, x, y, nearest, dots) {
    const moved = Math.hypot(x - this.x, y - this.y);
    if (!(moved > nearest)) return;
    this.open = addSegment(context, box, this.x, this.y, x, y, this.open);
    this.length += Math.min(moved, FAR_PX);
    if (moved > DOT_FROM_PX) dots.push(x, y);
    this.#moveTo(x, y);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mapping} mapping
   * @param {number} before how long the path was, to go on with its dashes
   * @param {string} halo
   * @param {number[]} dots
   */
  #paint(context, { left, top, width, height }, before, halo, dots) {
    const { stroke, style } = this;
    context.save();
    // The clip would replace the path that was just traced, so it is a rectangle of its own.
    const area = new Path2D();
    area.rect(left, top, width, height);
    context.clip(area);
    context.globalAlpha = stroke.alpha ?? 1;
    context.lineJoin = 'round';
    context.setLineDash(this.dash);
    context.lineDashOffset = before;
    context.strokeStyle = style.colour;
    context.lineWidth = stroke.width;
    context.stroke();
    if (stroke.halo > 0) {
      // Beneath what is there: a new piece's halo must not cut into the piece before it.
      context.globalCompositeOperation = 'destination-over';
      context.strokeStyle = mix(style.colour, halo);
      context.lineWidth = stroke.width + 2 * stroke.halo;
      context.stroke();
      context.globalCompositeOperation = 'source-over';
    }
    if (stroke.dots) paintDots(context, dots, stroke.width, style.colour);
    context.restore();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 * @param {boolean} open whether the path already ends at (x0, y0)
 * @returns {boolean} whether it now ends at (x1, y1)
 */
function addSegment(context, box, x0, y0, x1, y1, open) {
  if (within(box, x0, y0) && within(box, x1, y1)) {
    if (!open) context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    return true;
  }
  if (!clipSegment(box, x0, y0, x1, y1, cut)) return false;
  context.moveTo(cut[0], cut[1]);
  context.lineTo(cut[2], cut[3]);
  return within(box, x1, y1);
}

/** @type {import('./clip.js').Segment} */
const cut = [0, 0, 0, 0];

function within(/** @type {Box} */ box, /** @type {number} */ x, /** @type {number} */ y) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function paintDots(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number[]} */ dots,
  /** @type {number} */ width,
  /** @type {string} */ colour,
) {
  context.fillStyle = colour;
  context.beginPath();
  for (let i = 0; i < dots.length; i += 2) {
    const [x, y] = [/** @type {number} */ (dots[i]), /** @type {number} */ (dots[i + 1])];
    context.moveTo(x + width, y);
    context.arc(x, y, width, 0, 2 * Math.PI);
  }
  context.fill();
}

/** @returns {Box} */
function boxAround(/** @type {Mapping} */ { left, top, width, height }) {
  return {
    left: left - MARGIN_PX,
    top: top - MARGIN_PX,
    right: left + width + MARGIN_PX,
    bottom: top + height + MARGIN_PX,
  };
}

function number(/** @type {number | undefined} */ value) {
  return value ?? Number.NaN;
}

function bounded(/** @type {number} */ pixel) {
  return Math.max(-FAR_PX, Math.min(FAR_PX, pixel));
}
