/**
 * Computation graphs, as the server works them out.
 */
import { keepAnswers } from './kept.js';
import { Refused } from './refused.js';

const KEPT = 32;

/** @typedef {number | readonly (number | null)[] | null} Answered a number, or one for each row asked for; null where it is not finite */
/** @typedef {{ readonly id: string, readonly local: Answered }} Input an operand of a node, and the node's derivative by it */
/** @typedef {{ readonly through: string, readonly local: Answered, readonly upstream: Answered, readonly product: Answered }} Path */
/**
 * @typedef {object} GraphNode
 * @property {string} id
 * @property {string} label
 * @property {string} op
 * @property {string} text
 * @property {number} layer
 * @property {Answered} value
 * @property {Answered} grad
 * @property {number | null} difference
 * @property {readonly Input[]} inputs
 * @property {readonly Path[]} sum
 * @property {import('./catalogue.js').Text | null} note
 */
/** @typedef {{ readonly expression: string, readonly nodes: readonly GraphNode[], readonly output: string }} Graph operands come before what uses them */
/**
 * @typedef {object} Question
 * @property {string} expression
 * @property {Readonly<Record<string, number>>} [values]
 * @property {readonly number[]} [otherwise] for names without a value, in turn
 * @property {Readonly<Record<string, readonly number[]>>} [rows] several points at once
 */
/** @typedef {ReturnType<typeof createGraphs>} Graphs */

/**
 * @param {typeof fetch} fetcher
 */
export function createGraphs(fetcher) {
  const keep = keepAnswers(KEPT, (body) => ask(fetcher, body));
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {Question} */ question) => keep(JSON.stringify(question)),
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<Graph>}
 */
async function ask(fetcher, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetcher('api/graph', { method: 'POST', headers, body });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.error);
  return told;
}
