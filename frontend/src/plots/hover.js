/**
 * A pointer that passes over a plot without pressing: what is beneath it can be read.
 */
import { fromPixelX, inside } from './mapping.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */

/**
 * @param {HTMLElement} host
 * @param {() => Mapping | null} mapping
 * @param {(x: number | null) => void} onHover the place on the horizontal axis, or null once the pointer has left
 * @returns {() => void}
 */
export function mountHover(host, mapping, onHover) {
  const move = (/** @type {PointerEvent} */ event) => {
    const m = mapping();
    if (!m || event.pointerType === 'touch') return;
    const { left, top } = host.getBoundingClientRect();
    const [px, py] = [event.clientX - left, event.clientY - top];
    onHover(inside(m, px, py) && event.buttons === 0 ? fromPixelX(m, px) : null);
  };
  const leave = () => onHover(null);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerleave', leave);
  return () => {
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerleave', leave);
  };
}
