/**
 * Where the nodes of a graph stand and how its edges run: in layers from left to right, or from top to bottom on a narrow page.
 */
import { inColumns, nearUses } from './graph-layers.js';
import { untangled } from './graph-order.js';
import { placed } from './graph-place.js';

/** @typedef {import('./graph-layers.js').LayeredNode} LayeredNode */
/** @typedef {import('./graph-layers.js').Item} Item */
/** @typedef {{ readonly x: number, readonly y: number }} Point */
/** @typedef {{ readonly from: string, readonly to: string, readonly slot: number, readonly points: readonly Point[] }} Edge */
/** @typedef {{ width: number, height: number, upright: boolean, nodes: Map<string, Point>, edges: Edge[] }} Layout points are centres of nodes */
/**
 * Sizes in pixels: of a node, and the room between layers and between the nodes of one layer.
 * @typedef {object} Sizes
 * @property {number} width
 * @property {number} height
 * @property {number} layers
 * @property {number} nodes
 * @property {boolean} upright whether the layers go from top to bottom
 */

/** Room for a bend, in parts of a node's. */
export const BEND = 0.4;
/** How much of a node's side its incoming edges share. */
const PORTS = 0.5;

/**
 * @param {readonly LayeredNode[]} nodes
 * @param {Sizes} sizes
 * @returns {Layout}
 */
export function layOut(nodes, sizes) {
  const { columns, routes } = inColumns(nearUses(nodes));
  const order = untangled(columns);
  const [along, across] = sizes.upright ? [sizes.height, sizes.width] : [sizes.width, sizes.height];
  const share = (/** @type {Item} */ item) => (item.id === null ? BEND : 1);
  const room = (/** @type {Item} */ a, /** @type {Item} */ b) => ((share(a) + share(b)) / 2) * (across + sizes.nodes);
  const heights = placed(order, room);
  const depth = (/** @type {number} */ layer) => along / 2 + layer * (along + sizes.layers);
  const turn = (/** @type {number} */ far, /** @type {number} */ down) =>
    sizes.upright ? { x: down, y: far } : { x: far, y: down };

  /** @type {Map<Item, Point>} */
  const points = new Map();
  for (const [layer, column] of order.entries())
    for (const item of column) points.set(item, turn(depth(layer), across / 2 + (heights.get(item) ?? 0)));
  const named = [...points].filter(([{ id }]) => id !== null);
  const places = new Map(named.map(([item, point]) => [/** @type {string} */ (item.id), point]));
  const extent = Math.max(...[...points].map(([item]) => (heights.get(item) ?? 0) + across));
  const whole = turn(depth(order.length - 1) + along / 2, extent);
  const at = (/** @type {string} */ id) => places.get(id) ?? { x: 0, y: 0 };
  const ports = portsOf(routes, (id) => (sizes.upright ? at(id).x : at(id).y));
  const edges = routes.map((route) => {
    const { from, to, slot, bends } = route;
    const port = (ports.get(route) ?? 0) * across * PORTS;
    const [start, end] = [shift(at(from), turn(along / 2, 0)), shift(at(to), turn(-along / 2, port))];
    return { from, to, slot, points: [start, ...bends.map((bend) => points.get(bend) ?? start), end] };
  });
  return { width: whole.x, height: whole.y, upright: sizes.upright, nodes: places, edges };
}

/**
 * Where each edge arrives at its node, from -0.5 to 0.5 of the part that edges share: in the order they come from.
 * @template {import('./graph-layers.js').Route} R
 * @param {readonly R[]} routes
 * @param {(id: string) => number} heightOf
 * @returns {Map<R, number>}
 */
function portsOf(routes, heightOf) {
  const groups = [...new Set(routes.map(({ to }) => to))].map((to) => routes.filter((route) => route.to === to));
  const pairs = groups.flatMap((group) =>
    group
      .toSorted((a, b) => heightOf(a.from) - heightOf(b.from))
      .map((route, i) => /** @type {[R, number]} */ ([route, (i + 0.5) / group.length - 0.5])),
  );
  return new Map(pairs);
}

/** @param {Point} a @param {Point} b */
function shift(a, b) {
  return { x: a.x + b.x, y: a.y + b.y };
}

/**
 * A smooth line through an edge's points, as an SVG path: it leaves and arrives along the layers.
 * @param {readonly Point[]} points
 * @param {boolean} upright
 */
export function curve(points, upright) {
  const [first = { x: 0, y: 0 }] = points;
  const parts = points.slice(1).map((point, i) => {
    const before = points[i] ?? first;
    const [a, b] = controls(before, point, upright);
    return `C${pair(a)} ${pair(b)} ${pair(point)}`;
  });
  return [`M${pair(first)}`, ...parts].join('');
}

/**
 * The point half way along the last part of an edge: where its label stands.
 * @param {readonly Point[]} points
 * @returns {Point}
 */
export function labelPoint(points) {
  const [a = { x: 0, y: 0 }, b = a] = points.slice(-2);
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** @param {Point} a @param {Point} b @param {boolean} upright */
function controls(a, b, upright) {
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  return upright ? [{ x: a.x, y }, { x: b.x, y }] : [{ x, y: a.y }, { x, y: b.y }]; // biome-ignore format: pairs
}

/** @param {Point} point */
function pair({ x, y }) {
  return `${round(x)},${round(y)}`;
}

/** Hundredths of a pixel are enough for a picture, and keep its file short. */
function round(/** @type {number} */ x) {
  return Math.round(x * 100) / 100;
}
