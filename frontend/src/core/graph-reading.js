/**
 * One point of an answered graph, with numbers only: what every view of the graph reads.
 */

/** @typedef {import('./graphs.js').Graph} Graph */
/** @typedef {import('./graphs.js').GraphNode} GraphNode */
/** @typedef {import('./graphs.js').Answered} Answered */
/** @typedef {{ readonly through: string, readonly local: number, readonly upstream: number, readonly product: number }} ReadPath */
/**
 * @typedef {Omit<GraphNode, 'value' | 'grad' | 'inputs' | 'sum'> & {
 *   readonly value: number, readonly grad: number,
 *   readonly inputs: readonly { readonly id: string, readonly local: number }[], readonly sum: readonly ReadPath[],
 * }} ReadNode
 */
/** @typedef {{ readonly expression: string, readonly output: string, readonly nodes: readonly ReadNode[] }} ReadGraph */

/**
 * The graph at one of its points. Leaves come first, by name, as they are read; what is not finite is NaN, and the node's note says why.
 * @param {Graph} graph
 * @param {number} [row]
 * @returns {ReadGraph}
 */
export function readGraph({ expression, output, nodes }, row = 0) {
  const number = (/** @type {Answered} */ answered) => {
    const value = Array.isArray(answered) ? answered[row] : answered;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const read = nodes.map((node) => ({
    ...node,
    value: number(node.value),
    grad: number(node.grad),
    inputs: node.inputs.map(({ id, local }) => ({ id, local: number(local) })),
    sum: node.sum.map(({ through, local, upstream, product }) => ({
      through,
      local: number(local),
      upstream: number(upstream),
      product: number(product),
    })),
  }));
  return { expression, output, nodes: [...leavesOf(read), ...read.filter(({ op }) => op !== 'leaf')] };
}

/**
 * The leaves by name, `w2` before `w10`.
 * @template {{ readonly op: string, readonly id: string }} N
 * @param {readonly N[]} nodes
 * @returns {N[]}
 */
export function leavesOf(nodes) {
  const leaves = nodes.filter(({ op }) => op === 'leaf');
  return leaves.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/**
 * What a drawing of the graph depends on, and its numbers do not: a text for comparing.
 * @param {ReadGraph} graph
 */
export function graphShape({ nodes }) {
  return JSON.stringify(
    nodes.map(({ id, label, op, layer, inputs }) => [id, label, op, layer, inputs.map((i) => i.id)]),
  );
}
