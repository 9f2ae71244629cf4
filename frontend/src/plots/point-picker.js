/**
 * Pointing at a plot: a press or a drag gives the point of the data beneath it.
 */
import { fromPixelX, fromPixelY, inside, roundToPixel } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {(at: readonly [number, number], phase: "begin" | "move" | "end") => void} OnPoint */

/**
 * @param {HTMLElement} host
 * @param {() => Mapping | null} mapping
 * @param {OnPoint} onPoint
 * @returns {() => void}
 */
export function mountPointPicker(host, mapping, onPoint) {
  let pointer = -1;
  const read = (/** @type {PointerEvent} */ event) => {
    const rect = host.getBoundingClientRect();
    return [event.clientX - rect.left, event.clientY - rect.top];
  };
  const tell = (/** @type {PointerEvent} */ event, /** @type {"begin" | "move" | "end"} */ phase) => {
    const m = mapping();
    if (!m) return;
    const [px = 0, py = 0] = read(event);
    onPoint(
      [roundToPixel(fromPixelX(m, px), m.x1 - m.x0, m.width), roundToPixel(fromPixelY(m, py), m.y1 - m.y0, m.height)],
      phase,
    );
  };
  const down = (/** @type {PointerEvent} */ event) => {
    const m = mapping();
    const [px = 0, py = 0] = read(event);
    if (event.button !== 0 || !event.isPrimary || !m || !inside(m, px, py)) return;
    pointer = event.pointerId;
    host.setPointerCapture(pointer);
    tell(event, 'begin');
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === pointer) tell(event, 'move');
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    pointer = -1;
    tell(event, 'end');
  };
  const cancel = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === pointer) pointer = -1;
  };
  const listeners = /** @type {const} */ ([
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
  ]);
  for (const [name, listener] of listeners) host.addEventListener(name, listener);
  // A drag moves the start; the page below must not scroll away under it.
  host.style.touchAction = 'none';
  host.style.cursor = 'crosshair';
  return () => {
    for (const [name, listener] of listeners) host.removeEventListener(name, listener);
  };
}
