/**
 * Pointing at a plot: a press or a drag gives the point of the data beneath it.
 */
import { fromPixelX, fromPixelY, inside, roundToPixel } from './mapping.js';
import { isGrip } from './zoom-gestures.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {(at: readonly [number, number], phase: "begin" | "move" | "end") => void} OnPoint */

/** @typedef {Pick<PointerEvent, 'clientX' | 'clientY'>} Place */

/** A finger that has moved less than this has tapped. */
const TAP_PX = 6;

/**
 * A mouse or a pen picks as it is pressed. A finger picks when it is lifted, or when it moves sideways: moving it up or down first
 * scrolls the page.
 * @param {HTMLElement} host
 * @param {() => Mapping | null} mapping
 * @param {OnPoint} onPoint
 * @returns {() => void}
 */
export function mountPointPicker(host, mapping, onPoint) {
  /** @type {{ id: number, x: number, y: number, begun: boolean } | null} */
  let press = null;
  const tell = (/** @type {Place} */ event, /** @type {"begin" | "move" | "end"} */ phase) => {
    const m = mapping();
    if (m) onPoint(pointAt(host, m, event), phase);
  };
  const begin = (/** @type {PointerEvent} */ event) => {
    if (!press || press.begun) return;
    press.begun = true;
    host.setPointerCapture(press.id);
    tell(event, 'begin');
  };
  const down = (/** @type {PointerEvent} */ event) => {
    const m = mapping();
    // A second finger takes hold of the plot, and so does a drag that does not point.
    if (!event.isPrimary && press) return cancel({ pointerId: press.id });
    if (event.button !== 0 || isGrip(event) || !event.isPrimary || !m || !inside(m, ...offsetIn(host, event))) return;
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, begun: false };
    if (event.pointerType !== 'touch') begin(event);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== press?.id) return;
    if (press.begun) tell(event, 'move');
    else if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > TAP_PX) begin(event);
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== press?.id) return;
    begin(event);
    press = null;
    tell(event, 'end');
  };
  const cancel = (/** @type {Pick<PointerEvent, 'pointerId'>} */ event) => {
    if (event.pointerId !== press?.id) return;
    const { begun, x, y } = press;
    press = null;
    if (begun) tell({ clientX: x, clientY: y }, 'end');
  };
  const listeners = /** @type {const} */ ([
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
  ]);
  for (const [name, listener] of listeners) host.addEventListener(name, listener);
  host.style.touchAction = 'pan-y';
  host.style.cursor = 'crosshair';
  return () => {
    for (const [name, listener] of listeners) host.removeEventListener(name, listener);
  };
}

/** @returns {[number, number]} */
function offsetIn(/** @type {HTMLElement} */ host, /** @type {Place} */ { clientX, clientY }) {
  const { left, top } = host.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

/** @returns {[number, number]} */
function pointAt(/** @type {HTMLElement} */ host, /** @type {Mapping} */ m, /** @type {Place} */ event) {
  const [px, py] = offsetIn(host, event);
  const x = roundToPixel(fromPixelX(m, px), m.x1 - m.x0, m.width);
  const y = roundToPixel(fromPixelY(m, py), m.y1 - m.y0, m.height);
  return [x, y];
}
