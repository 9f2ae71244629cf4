/**
 * Grids of a surface's loss, asked for once and kept.
 */
import { decodeFrame } from './frames.js';

const KEPT = 24;

/** @typedef {import("./spec.js").ProblemSpec} ProblemSpec */
/** @typedef {readonly (readonly [number, number])[]} Domain */
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
  /** @type {Map<string, Promise<Landscape>>} */
  const kept = new Map();
  return {
    /**
     * @param {ProblemSpec} problem
     * @param {Domain} [domain]
     * @param {readonly number[]} [size]
     * @returns {Promise<Landscape>}
     */
    get(problem, domain, size) {
      const key = JSON.stringify({ problem, domain, size });
      const answer = kept.get(key) ?? ask(fetcher, key);
      kept.delete(key);
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return answer;
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
