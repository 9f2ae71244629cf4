/**
 * A graph in columns: every node in the column of its layer, and a bend in every column that an edge passes on its way.
 */

/** @typedef {Pick<import('./graphs.js').GraphNode, 'id' | 'layer'> & { readonly inputs: readonly { readonly id: string }[] }} LayeredNode */
/**
 * A node (`id`) or the bend of an edge (`id` null), with its neighbours in the columns beside it.
 * @typedef {{ id: string | null, before: Item[], after: Item[] }} Item
 */
/** @typedef {{ from: string, to: string, slot: number, bends: Item[] }} Route an edge: `slot` is the operand's place among the inputs of `to` */

/** A leaf whose first use is further on than this many layers stands before that use, so that few long lines cross the picture. */
const FAR = 2;

/**
 * The nodes with leaves moved up to where they are used.
 * @param {readonly LayeredNode[]} nodes
 * @returns {LayeredNode[]}
 */
export function nearUses(nodes) {
  return nodes.map((node) => {
    if (node.inputs.length > 0) return node;
    const uses = nodes.filter(({ inputs }) => inputs.some(({ id }) => id === node.id)).map(({ layer }) => layer);
    const first = Math.min(...uses);
    return first - node.layer > FAR && Number.isFinite(first) ? { ...node, layer: first - 1 } : node;
  });
}

/**
 * @param {readonly LayeredNode[]} nodes
 * @returns {{ columns: Item[][], routes: Route[] }}
 */
export function inColumns(nodes) {
  /** @type {Item[][]} */
  const columns = [];
  const put = (/** @type {string | null} */ id, /** @type {number} */ layer) => {
    const item = { id, before: [], after: [] };
    while (columns.length <= layer) columns.push([]);
    columns[layer]?.push(item);
    return item;
  };
  const items = new Map(nodes.map(({ id, layer }) => [id, put(id, layer)]));
  const layers = new Map(nodes.map(({ id, layer }) => [id, layer]));
  const route = (/** @type {string} */ from, /** @type {LayeredNode} */ to, /** @type {number} */ slot) => {
    const source = items.get(from);
    const target = items.get(to.id);
    if (!source || !target) return [];
    const first = (layers.get(from) ?? 0) + 1;
    const bends = Array.from({ length: to.layer - first }, (_, i) => put(null, first + i));
    join([source, ...bends, target]);
    return [{ from, to: to.id, slot, bends }];
  };
  const routes = nodes.flatMap((node) => node.inputs.flatMap(({ id }, slot) => route(id, node, slot)));
  return { columns, routes };
}

/** @param {readonly Item[]} chain */
function join(chain) {
  for (let i = 1; i < chain.length; i += 1) {
    const [left, right] = [/** @type {Item} */ (chain[i - 1]), /** @type {Item} */ (chain[i])];
    left.after.push(right);
    right.before.push(left);
  }
}
