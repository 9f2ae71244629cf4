/** One edge of a graph's picture: a smooth line, and on it the local derivative that a gradient is multiplied by on its way back. */
import { formatShort } from '../core/format.js';
import { curve, labelPoint } from '../core/graph-layout.js';
import { setAttr, setText, svg } from './element.js';

const DIGITS = 3;

/** @typedef {import('../core/graph-layout.js').Edge} Edge */
/** @typedef {{ local: number, shown: boolean, turn: import('../core/graph-look.js').Pass, along: boolean }} EdgeLook `along` the paths of the chosen node */

/**
 * @param {Edge} edge
 * @param {boolean} upright
 */
export function graphEdge({ from, to, slot, points }, upright) {
  const { x, y } = labelPoint(points);
  const label = svg('text', { class: 'graph-local', x, y });
  const line = svg('path', { class: 'graph-line', d: curve(points, upright) });
  const el = svg('g', { class: 'graph-edge', 'data-from': from, 'data-to': to, 'data-slot': slot }, line, label);
  return {
    el,
    /** @param {EdgeLook} look */
    set({ local, shown, turn, along }) {
      setAttr(el, 'data-local', String(local));
      setAttr(el, 'data-turn', turn);
      setAttr(el, 'data-along', along ? '' : null);
      setText(label, shown ? `×\u00a0${formatShort(local, DIGITS)}` : '');
    },
  };
}
