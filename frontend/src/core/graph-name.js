/**
 * What a node is called: in the picture, where there is little room, and in sentences.
 */

/** @typedef {Pick<import('./graphs.js').GraphNode, 'id' | 'label' | 'op' | 'text'>} Named */

/** Characters that fit into a node. */
const ROOM = 13;
/** Characters that fit beside the node's letter. */
const BESIDE = 10;
/** Characters of an expression that may stand in a derivative. */
const SHORT = 6;
const SIGNS = /** @type {Readonly<Record<string, string>>} */ ({
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  neg: '-',
  pow: '^',
});

/** Whether a formula gives the node a name of its own. */
export function hasName(/** @type {Named} */ { id }) {
  return !id.startsWith('_');
}

/**
 * The node's name and expression, as much of them as fits: `u = b*c`, `J`, `y*log(p)`, `+`.
 * @param {Named} node
 */
export function shortTitle(node) {
  const { op, text, label } = node;
  if (op === 'leaf') return label;
  if (!hasName(node)) return text.length <= (hasLetter(node) ? BESIDE : ROOM) ? text : (SIGNS[op] ?? op);
  const whole = `${label} = ${text}`;
  if (whole.length <= ROOM + 2) return whole;
  return op in SIGNS ? label : `${label} = ${op}(…)`;
}

/** Whether derivatives call the node by a letter and its number, which the picture has to show then. */
export function hasLetter(/** @type {Named} */ node) {
  return !hasName(node) && symbolOf(node) === letterOf(node);
}

/** The node's name and the whole of its expression. */
export function fullTitle(/** @type {Named} */ node) {
  return node.op === 'leaf' || !hasName(node) ? node.text : `${node.label} = ${node.text}`;
}

/**
 * What stands in `dJ/d...`: the name; a nameless node's expression where it is short, else a letter and its number: `n5`.
 * @param {Named} node
 */
export function symbolOf(node) {
  if (hasName(node)) return node.label;
  if (/^[a-z]+\([^()]{1,4}\)$/.test(node.text)) return node.text;
  return node.text.length <= SHORT ? `(${node.text})` : letterOf(node);
}

function letterOf(/** @type {Named} */ { id }) {
  return id.replace('_', 'n');
}

/**
 * The expression with numbers for its names.
 * @param {string} text
 * @param {(name: string) => string | null} numberOf null for what is no node: a function, pi
 */
export function withNumbers(text, numberOf) {
  const put = text.replace(/[A-Za-z]\w*/g, (name) => numberOf(name) ?? name);
  return put.replace(/\((\([^()]*\))\)/g, '$1');
}
