/**
 * The chain rule written out: every path from the output back to a node, the local derivatives along it, and their product.
 */

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {{ readonly of: string, readonly by: string, readonly local: number }} Link d of / d by */
/** @typedef {{ readonly links: readonly Link[], readonly product: number }} Chain from the output on */

/**
 * All paths to a node, or null where there are more than `most`: their number can double with every node.
 * @param {ReadGraph} graph
 * @param {string} id
 * @param {number} most
 * @returns {Chain[] | null}
 */
export function chainsTo(graph, id, most) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  /** @param {string} at @returns {Link[][] | null} */
  const walk = (at) => {
    if (at === graph.output) return [[]];
    /** @type {Link[][]} */
    const found = [];
    for (const { through, local } of nodes.get(at)?.sum ?? []) {
      const before = walk(through);
      if (!before) return null;
      found.push(...before.map((links) => [...links, { of: through, by: at, local }]));
      if (found.length > most) return null;
    }
    return found;
  };
  return walk(id)?.map((links) => ({ links, product: links.reduce((sum, { local }) => sum * local, 1) })) ?? null;
}

/**
 * The nodes that lie on the paths from a node to the output, both included.
 * @param {ReadGraph} graph
 * @param {string | null} id
 * @returns {Set<string>} empty for none
 */
export function onwardFrom({ nodes }, id) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set(id === null ? [] : [id]);
  for (const one of found) for (const { through } of known.get(one)?.sum ?? []) found.add(through);
  return found;
}
