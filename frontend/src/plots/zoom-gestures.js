/**
 * Wheel, pinch, two fingers, and a drag with Shift or the middle button, over a plot: closer, further, elsewhere.
 */
import { moved, zoomed } from '../core/domain.js';
import { fromPixelX, fromPixelY, inside } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('../core/domain.js').Domain} Domain */
/** @typedef {(change: (domain: Domain) => Domain) => void} OnZoom */
/** @typedef {{ x: number, y: number }} Pixel */

/** How much a wheel's pixel changes the sides, as an exponent; a trackpad's pinch (a wheel with Control) moves in smaller numbers. */
const PER_PIXEL = 0.0016;
const PINCHED = 6;
/** A wheel that counts lines or pages instead of pixels. */
const PIXELS = Object.freeze([1, 16, 400]);
/** No single turn of a wheel changes more than this. */
const MOST = 0.7;
const MIDDLE_BUTTON = 1;

/**
 * @param {HTMLElement} host
 * @param {() => Mapping | null} mapping
 * @param {OnZoom} onZoom
 * @returns {() => void}
 */
export function mountZoomGestures(host, mapping, onZoom) {
  /** @type {Map<number, Pixel>} */
  const fingers = new Map();
  /** @type {Pixel | null} */
  let grip = null;

  const wheel = (/** @type {WheelEvent} */ event) => {
    const m = mapping();
    const at = pixelIn(host, event);
    if (!m || !inside(m, at.x, at.y)) return;
    event.preventDefault();
    const pixels = event.deltaY * (PIXELS[event.deltaMode] ?? 1) * (event.ctrlKey ? PINCHED : 1);
    const factor = Math.exp(Math.max(-MOST, Math.min(MOST, pixels * PER_PIXEL)));
    onZoom((domain) => zoomed(domain, pointAt(m, at), factor));
  };
  const shift = (/** @type {Mapping} */ m, /** @type {Pixel} */ from, /** @type {Pixel} */ to) => {
    const [before, after] = [pointAt(m, from), pointAt(m, to)];
    onZoom((domain) =>
      moved(
        domain,
        before.map((value, axis) => value - (after[axis] ?? 0)),
      ),
    );
  };
  const down = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, pixelIn(host, event));
    else if (isGrip(event)) {
      event.preventDefault();
      host.setPointerCapture(event.pointerId);
      grip = pixelIn(host, event);
    }
  };
  const move = (/** @type {PointerEvent} */ event) => {
    const m = mapping();
    const to = pixelIn(host, event);
    if (!m) return;
    if (grip) {
      shift(m, grip, to);
      grip = to;
    } else if (fingers.has(event.pointerId)) {
      const other = fingers.size === 2 && [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) pinch(m, /** @type {Pixel} */ (fingers.get(event.pointerId)), to, other);
      fingers.set(event.pointerId, to);
    }
  };
  /** One finger of two moves: closer by how much they part, and along with the middle between them. */
  const pinch = (
    /** @type {Mapping} */ m,
    /** @type {Pixel} */ from,
    /** @type {Pixel} */ to,
    /** @type {Pixel} */ other,
  ) => {
    const [before, after] = [
      Math.hypot(from.x - other.x, from.y - other.y),
      Math.hypot(to.x - other.x, to.y - other.y),
    ];
    if (before === 0 || after === 0) return;
    shift(m, between(from, other), between(to, other));
    const now = mapping();
    if (now) onZoom((domain) => zoomed(domain, pointAt(now, between(to, other)), before / after));
  };
  const up = (/** @type {PointerEvent} */ event) => {
    fingers.delete(event.pointerId);
    grip = null;
  };
  // Two fingers are for the plot, and must not scroll the page as one does.
  const keep = (/** @type {TouchEvent} */ event) => {
    if (event.touches.length > 1) event.preventDefault();
  };
  const active = { passive: false };
  host.addEventListener('wheel', wheel, active);
  host.addEventListener('touchstart', keep, active);
  host.addEventListener('touchmove', keep, active);
  const listeners = /** @type {const} */ ([
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', up],
  ]);
  for (const [name, listener] of listeners) host.addEventListener(name, listener);
  return () => {
    host.removeEventListener('wheel', wheel);
    host.removeEventListener('touchstart', keep);
    host.removeEventListener('touchmove', keep);
    for (const [name, listener] of listeners) host.removeEventListener(name, listener);
  };
}

/** Whether a press takes hold of the plot instead of pointing at it. */
export function isGrip(/** @type {PointerEvent} */ { button, shiftKey }) {
  return button === MIDDLE_BUTTON || (button === 0 && shiftKey);
}

/** @returns {Pixel} */
function between(/** @type {Pixel} */ a, /** @type {Pixel} */ b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function pointAt(/** @type {Mapping} */ m, /** @type {Pixel} */ { x, y }) {
  return [fromPixelX(m, x), fromPixelY(m, y)];
}

/** @returns {Pixel} */
function pixelIn(/** @type {HTMLElement} */ host, /** @type {MouseEvent} */ { clientX, clientY }) {
  const { left, top } = host.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
