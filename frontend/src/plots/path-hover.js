/**
 * A pointer that passes near a path without pressing: the recorded point that it means.
 */
import { inside, toPixelX, toPixelY } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./trail.js').Points} Points */
/** @typedef {{ points: Points, last: number }} Path what is drawn, up to and with a row */
/** @typedef {{ path: number, row: number, px: number, py: number, distance: number }} Near a row of a path, and where it is on the plot */

/** A point further away than this is not meant. */
export const REACH_PX = 12;

/**
 * The recorded point nearest to a pixel; of points at one place, the latest of the path drawn last.
 * @param {Mapping} mapping
 * @param {readonly Path[]} paths
 * @param {number} px
 * @param {number} py
 * @returns {Near | null} null where none is near
 */
export function nearestRow(mapping, paths, px, py) {
  const all = paths.map((path, i) => nearestOf(mapping, path, i, px, py));
  return all.reduceRight((best, near) => (near && near.distance < (best?.distance ?? REACH_PX) ? near : best), null);
}

/** @param {Mapping} mapping @param {Path} of @param {number} path @param {number} px @param {number} py @returns {Near | null} */
function nearestOf(mapping, { points: { xs, ys }, last }, path, px, py) {
  /** @type {Near | null} */
  let near = null;
  for (let row = Math.min(last, ys.length - 1); row >= 0; row -= 1) {
    const x = toPixelX(mapping, xs ? (xs[row] ?? Number.NaN) : row);
    const y = toPixelY(mapping, ys[row] ?? Number.NaN);
    const distance = Math.hypot(x - px, y - py);
    if (distance < (near?.distance ?? REACH_PX)) near = { path, row, px: x, py: y, distance };
  }
  return near;
}

/**
 * @param {HTMLElement} host
 * @param {() => Mapping | null} mapping
 * @param {() => readonly Path[]} paths
 * @param {(near: Near | null) => void} onHover null once nothing is meant any more
 * @returns {() => void}
 */
export function mountPathHover(host, mapping, paths, onHover) {
  let meant = false;
  const tell = (/** @type {Near | null} */ near) => {
    if (near || meant) onHover(near);
    meant = near !== null;
  };
  const move = (/** @type {PointerEvent} */ event) => {
    const m = mapping();
    const { left, top } = host.getBoundingClientRect();
    const [px, py] = [event.clientX - left, event.clientY - top];
    const reading = event.pointerType !== 'touch' && event.buttons === 0;
    tell(m && reading && inside(m, px, py) ? nearestRow(m, paths(), px, py) : null);
  };
  const leave = () => tell(null);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerleave', leave);
  return () => {
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerleave', leave);
    leave();
  };
}
