/**
 * What the picture of a graph shows at a step of the two passes: which numbers have been computed, and whose turn it is.
 */
import { shownAt, turnAt } from './graph-replay.js';

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('./graph-reading.js').ReadNode} ReadNode */
/** @typedef {import('./graph-layout.js').Edge} Edge */
/** @typedef {'forward' | 'backward' | 'update' | null} Pass */
/** @typedef {ReadonlyMap<string, number>} Moves where a racer's next step puts the leaves that learn */
/** @typedef {{ node: ReadNode, shown: import('./graph-replay.js').Shown, turn: Pass, moved: number | null }} NodeState */

/** @type {Moves} */
export const AT_REST = new Map();

/**
 * @param {ReadGraph} graph
 * @param {number} step
 * @param {Moves} [moves] given while they are made
 * @returns {Map<string, NodeState>}
 */
export function nodeStates({ nodes }, step, moves = AT_REST) {
  const turn = turnAt(step, nodes.length);
  return new Map(nodes.map((node, index) => [node.id, stateOf(node, index)]));

  function stateOf(/** @type {ReadNode} */ node, /** @type {number} */ index) {
    const shown = shownAt(index, step, nodes.length);
    // A leaf is given, not computed: its value stands there from the beginning.
    const seen = node.op === 'leaf' && shown === 'none' ? 'value' : shown;
    const moved = moves.get(node.id) ?? null;
    const own = turn?.index === index ? turn.pass : null;
    return { node, shown: seen, turn: moved === null ? own : /** @type {const} */ ('update'), moved };
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
