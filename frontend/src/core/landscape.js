/**
 * Grids of a surface's loss, asked for once and kept.
 */
import { askFrame } from './frame-request.js';
import { keepAnswers } from './kept.js';

const KEPT = 24;

/** @typedef {import("./spec.js").ProblemSpec} ProblemSpec */
/** @typedef {import("./domain.js").Domain} Domain */
/** @typedef {{ readonly axes?: readonly string[] | undefined, readonly at?: readonly number[] | undefined }} Plane which parameters vary; where the others are */
/**
 * @typedef {object} Landscape
 * @property {readonly string[]} parameters
 * @property {Domain} domain
 * @property {Domain} home the problem's own domain
 * @property {readonly number[]} size points per parameter
 * @property {"log" | "linear"} levels
 * @property {readonly (readonly number[])[]} minima
 * @property {readonly (readonly number[])[]} saddles
 * @property {Readonly<Record<string, number>>} [at] a value for every parameter: what the plane goes through
 * @property {{ readonly minima: readonly number[], readonly saddles: readonly number[] }} losses J at the landmarks
 * @property {{ list: readonly import('./basins.js').Basin[], minima: readonly (readonly number[])[] }} [basins] of a curve: where runs from each start end
 * @property {import('../plots/penalty.js').Penalty} [penalty] what a weight decay looks like on it
 * @property {Float64Array} z row-major: the last parameter is the outer index
 * @property {readonly Float64Array[]} slopes along each parameter, where they were asked for
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
     * @param {true} [gradient] whether slopes are wanted too
     * @returns {Promise<Landscape>}
     */
    get(problem, domain, size, plane, gradient) {
      return keep(JSON.stringify({ problem, domain, size, ...plane, gradient }));
    },
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<Landscape>}
 */
async function ask(fetcher, body) {
  const { header, payload } = await askFrame(fetcher, 'api/landscape', body);
  const points = header.size.reduce((/** @type {number} */ all, /** @type {number} */ side) => all * side, 1);
  const [z, ...slopes] = Array.from({ length: payload.length / points }, (_, i) =>
    payload.subarray(i * points, (i + 1) * points),
  );
  return /** @type {Landscape} */ ({ .../** @type {any} */ (header), z, slopes });
}
