/**
 * Grids of a surface's loss, asked for once and kept.
 */
import { decodeFrame } from './frames.js';
import { keepAnswers } from './kept.js';

const KEPT = 24;

/** @typedef {import("./spec.js").ProblemSpec} ProblemSpec */
/** @typedef {readonly (readonly [number, number])[]} Domain */
/** @typedef {{ readonly axes?: readonly string[] | undefined, readonly at?: readonly number[] | undefined }} Plane which parameters vary; where the others are */
/**
 * @typedef {object} Landscape
 * @property {readonly string[]} parameters
 * @property {Domain} domain
 * @property {readonly number[]} size points per parameter
 * @property {"log" | "linear"} levels
 * @property {readonly (readonly number[])[]} minima
 * @property {readonly (readonly number[])[]} saddles
 * @property {Float64Array} z row-major: the last parameter is the outer index
 */
/** @typedef {ReturnType<typeof createLandscapes>} Landscapes */

/**
 * @param {typeof fetch} fetcher
 */
export function createLandscapes(fetcher) {
  const keep = keepAnswers(KEPT, (key) => ask(fetcher, key));
  return {
    /**
     * @param {ProblemSpec} problem
     * @param {Domain} [domain]
     * @param {readonly number[]} [size]
     * @param {Plane} [plane]
     * @returns {Promise<Landscape>}
     */
    get(problem, domain, size, plane) {
      return keep(JSON.stringify({ problem, domain, size, ...plane }));
    },
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<Landscape>}
 */
async function ask(fetcher, body) {
  const answer = await fetcher('/api/landscape', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`the landscape answered ${answer.status}`);
  const { header, payload } = decodeFrame(await answer.arrayBuffer());
  return /** @type {Landscape} */ ({ .../** @type {any} */ (header), z: payload });
}
