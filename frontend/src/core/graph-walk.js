/**
 * Where the arrow keys lead in a graph: back to an operand, on to a consumer, and to the neighbours within the layer.
 */

/** @typedef {import('./graph-layout.js').Layout} Layout */
/** @typedef {import('./graph-layout.js').Point} Point */

const ACROSS = /** @type {const} */ ({ ArrowLeft: 'back', ArrowRight: 'on', ArrowUp: 'before', ArrowDown: 'after' });
const DOWN = /** @type {const} */ ({ ArrowUp: 'back', ArrowDown: 'on', ArrowLeft: 'before', ArrowRight: 'after' });

/**
 * @param {Layout} layout
 * @param {string} id where the walk is
 * @param {string} key as `KeyboardEvent.key` names it
 * @returns {string | null} where it leads; the node itself at an edge of the graph, null for any other key
 */
export function walk(layout, id, key) {
  const way = /** @type {Readonly<Record<string, string>>} */ (layout.upright ? DOWN : ACROSS)[key];
  if (way === undefined) return null;
  if (way === 'back') return nearest(layout, id, joined(layout, id, 'to', 'from'));
  if (way === 'on') return nearest(layout, id, joined(layout, id, 'from', 'to'));
  return beside(layout, id, way === 'after' ? 1 : -1);
}

/**
 * @param {Layout} layout
 * @param {string} id
 * @param {'from' | 'to'} here
 * @param {'from' | 'to'} there
 */
function joined(layout, id, here, there) {
  return layout.edges.filter((edge) => edge[here] === id).map((edge) => edge[there]);
}

/** @param {Layout} layout @param {string} id @param {readonly string[]} ids */
function nearest(layout, id, ids) {
  const from = across(layout, id);
  const near = (/** @type {string} */ other) => Math.abs(across(layout, other) - from);
  return ids.toSorted((a, b) => near(a) - near(b))[0] ?? id;
}

/** @param {Layout} layout @param {string} id @param {1 | -1} step */
function beside(layout, id, step) {
  const own = depth(layout, id);
  const layer = [...layout.nodes.keys()].filter((other) => depth(layout, other) === own);
  layer.sort((a, b) => across(layout, a) - across(layout, b));
  return layer[layer.indexOf(id) + step] ?? id;
}

/** @param {Layout} layout @param {string} id */
function across({ nodes, upright }, id) {
  const { x = 0, y = 0 } = nodes.get(id) ?? {};
  return upright ? x : y;
}

/** @param {Layout} layout @param {string} id */
function depth({ nodes, upright }, id) {
  const { x = 0, y = 0 } = nodes.get(id) ?? {};
  return upright ? y : x;
}
