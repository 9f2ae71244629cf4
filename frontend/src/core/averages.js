/**
 * Exponentially weighted averages, as the server works them out.
 */
import { askFrame } from './frame-request.js';
import { keepAnswers } from './kept.js';

const KEPT = 16;
/** Columns that each beta has. */
const COLUMNS = /** @type {const} */ (['average', 'total', 'corrected', 'weights']);

/** @typedef {{ kind: string, values?: readonly number[], size?: number, noise?: number, seed?: number }} SeriesQuestion */
/** @typedef {{ series: SeriesQuestion, betas: readonly number[] }} Question */
/**
 * One average, each column as long as the series: from 0; the weight of all values so far, 1 - beta^t; their quotient; the weight
 * of the value k steps ago. `window` is 1/(1 - beta).
 * @typedef {Record<typeof COLUMNS[number], Float64Array> & { beta: number, window: number }} Average
 */
/** @typedef {{ size: number, series: Float64Array, averages: readonly Average[] }} Averaged */
/** @typedef {ReturnType<typeof createAverages>} Averages */

/**
 * @param {typeof fetch} fetcher
 */
export function createAverages(fetcher) {
  const keep = keepAnswers(KEPT, (body) => ask(fetcher, body));
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {Question} */ question) => keep(JSON.stringify(question)),
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<Averaged>}
 */
async function ask(fetcher, body) {
  const { header, payload } = await askFrame(fetcher, 'api/average', body);
  return readAverages(/** @type {any} */ (header), payload);
}

/**
 * @param {{ size: number, betas: readonly number[], windows: readonly number[] }} header
 * @param {Float64Array} payload
 * @returns {Averaged}
 */
export function readAverages({ size, betas, windows }, payload) {
  const column = (/** @type {number} */ i) => payload.subarray(i * size, (i + 1) * size);
  const averages = betas.map((beta, i) => {
    const columns = COLUMNS.map((name, j) => [name, column(1 + i * COLUMNS.length + j)]);
    return { beta, window: Number(windows[i]), .../** @type {any} */ (Object.fromEntries(columns)) };
  });
  return { size, series: column(0), averages };
}
