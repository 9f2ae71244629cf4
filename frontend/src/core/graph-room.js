/**
 * How much room the nodes of a graph leave one another on a page of some size: what is spare lies between them, and does not make
 * them larger than reading needs.
 */
import { inColumns, nearUses } from './graph-layers.js';
import { BEND } from './graph-layout.js';

/** Narrower than this, in pixels, the layers go from top to bottom. */
const NARROW = 560;
/** Around the picture, in its own units. */
export const MARGIN = 10;
/** The scale from which on spare room is left between the nodes. */
const READABLE = 1.35;
const CLOSE = { layers: 76, nodes: 22 };
const WIDE = { layers: 156, nodes: 52 };
/** A graph of more layers than this is drawn closer. */
const MANY = 6;
const CLOSE_MANY = { layers: 58, nodes: 18 };
const CLOSE_UPRIGHT = { layers: 44, nodes: 12 };
/** Rooms are whole multiples of this, so that a window that is dragged larger does not redraw the picture at every pixel. */
const GRAIN = 4;

/** @typedef {{ readonly width: number, readonly height: number }} Extent */

/**
 * @param {readonly import('./graph-layers.js').LayeredNode[]} nodes
 * @param {Extent} node a node's size
 * @param {Extent} frame the page's, in pixels
 * @returns {import('./graph-layout.js').Sizes}
 */
export function roomIn(nodes, node, frame) {
  if (frame.width < NARROW) return { ...node, ...CLOSE_UPRIGHT, upright: true };
  const { columns } = inColumns(nearUses(nodes));
  const close = columns.length <= MANY ? CLOSE : CLOSE_MANY;
  const rows = Math.max(...columns.map((column) => column.reduce((sum, { id }) => sum + (id === null ? BEND : 1), 0)));
  const whole = {
    width: total(columns.length, node.width, close.layers),
    height: total(rows, node.height, close.nodes),
  };
  const scale = Math.min(frame.width / whole.width, frame.height / whole.height, READABLE);
  if (scale <= 0) return { ...node, ...close, upright: false };
  const spare = { width: frame.width / scale - whole.width, height: frame.height / scale - whole.height };
  const layers = wider(close.layers, spare.width / Math.max(columns.length - 1, 1), WIDE.layers);
  return {
    ...node,
    layers,
    nodes: wider(close.nodes, spare.height / Math.max(rows - 1, 1), WIDE.nodes),
    upright: false,
  };
}

/** @param {number} count @param {number} size @param {number} between */
function total(count, size, between) {
  return count * (size + between) - between + 2 * MARGIN;
}

/** @param {number} room @param {number} spare for one gap @param {number} most */
function wider(room, spare, most) {
  return Math.max(room, Math.floor(Math.min(room + spare, most) / GRAIN) * GRAIN);
}
