/**
 * The chain rule at one node as lines of symbols and numbers: `dJ/db = dJ/dv · dv/du · du/db = 3 · 1 · 2 = 6`.
 */
import { formatShort } from './format.js';
import { chainsTo } from './graph-chain.js';
import { symbolOf, withNumbers } from './graph-name.js';

/** More paths than this are not listed one by one: the sum over the consumers says the same. */
const MOST_PATHS = 6;
const DIGITS = 5;
/** A path of more links than this is told link by link: the gradient that has come so far, and one more factor. */
const MOST_LINKS = 3;
const TIMES = ' · ';

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('./graph-reading.js').ReadNode} ReadNode */

/**
 * How the value comes about: `u = b·c = 3·2 = 6`.
 * @param {ReadGraph} graph
 * @param {ReadNode} node
 */
export function forwardLine({ nodes }, node) {
  const known = new Map(nodes.map(({ id, value }) => [id, value]));
  const numberOf = (/** @type {string} */ name) => {
    const value = known.get(name);
    return value === undefined ? null : factor(value);
  };
  const parts = node.op === 'leaf' ? [node.label] : [symbolOf(node), node.text, withNumbers(node.text, numberOf)];
  return equation([...parts, result(node.value)]);
}

/**
 * The node's derivatives by its operands: `du/db = 2`.
 * @param {ReadGraph} graph
 * @param {ReadNode} node
 */
export function localLines(graph, node) {
  const name = symbols(graph);
  return node.inputs.map(({ id, local }) => `${by(name(node.id), name(id))} = ${result(local)}`);
}

/**
 * The gradient as the sum over the node's consumers: `dJ/dx = dJ/du · du/dx + dJ/dv · dv/dx = 1 · 2 + 3 · 0.5 = 3.5`.
 * @param {ReadGraph} graph
 * @param {ReadNode} node
 */
export function sumLine(graph, node) {
  const name = symbols(graph);
  const [own, top] = [name(node.id), name(graph.output)];
  const uses = node.sum.map(({ through, local, upstream, product }) => {
    const last = through === graph.output;
    const names = [by(top, name(through)), by(name(through), own)];
    const numbers = [factor(upstream), factor(local)];
    return { names: names.slice(last ? 1 : 0), numbers: numbers.slice(last ? 1 : 0), product };
  });
  const rows = [
    uses.map(({ names }) => names.join(TIMES)),
    uses.map(({ numbers }) => numbers.join(TIMES)),
    uses.map(({ product }) => factor(product)),
  ];
  const sums = rows.filter((row, i) => row.length > (i === 2 ? 1 : 0)).map((row) => row.join(' + '));
  return equation([by(top, own), ...sums, result(node.grad)]);
}

/**
 * The same along every path from the output; none where there are more than a page holds.
 * @param {ReadGraph} graph
 * @param {ReadNode} node
 * @returns {string[]}
 */
export function pathLines(graph, node) {
  const name = symbols(graph);
  const chains = (chainsTo(graph, node.id, MOST_PATHS) ?? []).filter(({ links }) => links.length > 0);
  const whole = chains.length === 1 ? [by(name(graph.output), name(node.id))] : [];
  return chains.map(({ links, product }) => {
    const names = links.map((link) => by(name(link.of), name(link.by))).join(TIMES);
    return equation([...whole, names, links.map(({ local }) => factor(local)).join(TIMES), result(product)]);
  });
}

/**
 * One line for the whole gradient: along the path where there is one, else the sum over the consumers.
 * @param {ReadGraph} graph
 * @param {ReadNode} node
 * @param {boolean} whole false before the gradient has come: then only what is sought
 */
export function chainLine(graph, node, whole) {
  const name = symbols(graph);
  if (!whole) return by(name(graph.output), name(node.id));
  const [chain, ...others] = chainsTo(graph, node.id, 1) ?? [];
  const short = chain && others.length === 0 && chain.links.length > 0 && chain.links.length <= MOST_LINKS;
  return (short && pathLines(graph, node)[0]) || sumLine(graph, node);
}

/** @param {ReadGraph} graph */
function symbols({ nodes }) {
  const known = new Map(nodes.map((node) => [node.id, symbolOf(node)]));
  return (/** @type {string} */ id) => known.get(id) ?? id;
}

/** @param {string} of @param {string} variable */
function by(of, variable) {
  return `d${of}/d${variable}`;
}

/** What says the same twice is said once. @param {readonly string[]} sides */
function equation(sides) {
  return sides.filter((side, i) => side !== sides[i + 1] && side !== `(${sides[i + 1]})`).join(' = ');
}

/** In the grammar of formulas, so that it is typeset with them. */
function result(/** @type {number} */ x) {
  return formatShort(x, DIGITS).replaceAll('−', '-');
}

/** A number beside an operation: a negative one, or one with a power of ten, in parentheses. */
function factor(/** @type {number} */ x) {
  const text = result(x);
  return /[-e]/.test(text) ? `(${text})` : text;
}
