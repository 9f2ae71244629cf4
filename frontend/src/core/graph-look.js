/**
 * What the picture of a graph shows at a step of the two passes: which numbers have been computed, and whose turn it is.
 */
import { shownAt, turnAt } from './graph-replay.js';

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('./graph-reading.js').ReadNode} ReadNode */
/** @typedef {import('./graph-layout.js').Edge} Edge */
/** @typedef {'forward' | 'backward' | null} Pass */
/** @typedef {{ node: ReadNode, shown: import('./graph-replay.js').Shown, turn: Pass }} NodeState */

/**
 * @param {ReadGraph} graph
 * @param {number} step
 * @returns {Map<string, NodeState>}
 */
export function nodeStates({ nodes }, step) {
  const turn = turnAt(step, nodes.length);
  return new Map(nodes.map((node, index) => [node.id, stateOf(node, index)]));

  function stateOf(/** @type {ReadNode} */ node, /** @type {number} */ index) {
    const shown = shownAt(index, step, nodes.length);
    // A leaf is given, not computed: its value stands there from the beginning.
    const seen = node.op === 'leaf' && shown === 'none' ? 'value' : shown;
    return { node, shown: seen, turn: turn?.index === index ? turn.pass : null };
  }
}

/**
 * An edge's local derivative, told once a gradient has come back through it; its turn is its consumer's on the way on, its operand's
 * on the way back.
 * @param {Edge} edge
 * @param {ReadonlyMap<string, NodeState>} states
 */
export function edgeState({ from, to, slot }, states) {
  const [operand, consumer] = [states.get(from), states.get(to)];
  const local = consumer?.node.inputs[slot]?.local ?? Number.NaN;
  const forward = consumer?.turn === 'forward' ? /** @type {const} */ ('forward') : null;
  const backward = operand?.turn === 'backward' ? /** @type {const} */ ('backward') : null;
  return { local, shown: operand?.shown === 'both', turn: forward ?? backward };
}
