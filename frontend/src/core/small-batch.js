/**
 * One small batch normalised: what a person chooses of it, kept in `state.own`, and what the server makes of it.
 */
import { askFrame } from './frame-request.js';
import { keepAnswers } from './kept.js';

const KEPT = 16;
/** How many values a batch on screen may have; the server takes more. */
export const MOST = 8;
export const BATCHES = 60;

/** @typedef {{ values: readonly number[], gamma: number, beta: number, eps: number }} BatchChoice */
/**
 * `columns` of the values by name; `predicted` is what testing makes of value i after t batches.
 * @typedef {{
 *   mean: number, variance: number, printedVariance: number, columns: Readonly<Record<string, Float64Array>>,
 *   runningMean: Float64Array, runningVariance: Float64Array, predicted: (t: number, i: number) => number,
 * }} SmallBatch
 */

/** @type {Readonly<BatchChoice>} a batch whose mean and variance are whole numbers */
export const DEFAULTS = Object.freeze({ values: Object.freeze([2, 4, 6, 12]), gamma: 1, beta: 0, eps: 1e-5 });

/** @typedef {{ minimum: number, maximum: number, slider: readonly [number, number], scale: 'linear' | 'log', whole: boolean }} Bounds */
/** @type {Readonly<Record<'gamma' | 'beta' | 'eps', Bounds>>} */
export const BOUNDS = Object.freeze({
  gamma: { minimum: -1e6, maximum: 1e6, slider: [-3, 3], scale: 'linear', whole: false },
  beta: { minimum: -1e6, maximum: 1e6, slider: [-3, 3], scale: 'linear', whole: false },
  eps: { minimum: 0, maximum: 1, slider: [1e-8, 1], scale: 'log', whole: false },
});

const within = (/** @type {unknown} */ value, minimum = -1e6, maximum = 1e6) =>
  typeof value === 'number' && value >= minimum && value <= maximum;

/** @param {Readonly<Record<string, unknown>>} own @returns {BatchChoice} */
export function readBatchChoice({ values, gamma, beta, eps }) {
  const good = Array.isArray(values) && values.length > 0 && values.length <= MOST && values.every((z) => within(z));
  return {
    values: good ? values : DEFAULTS.values,
    gamma: within(gamma) ? Number(gamma) : DEFAULTS.gamma,
    beta: within(beta) ? Number(beta) : DEFAULTS.beta,
    eps: within(eps, 0, 1) ? Number(eps) : DEFAULTS.eps,
  };
}

/** @param {typeof fetch} fetcher */
export function createSmallBatches(fetcher) {
  const keep = keepAnswers(KEPT, async (body) => {
    const { header, payload } = await askFrame(fetcher, 'api/batch-norm', body);
    return readSmallBatch(/** @type {any} */ (header), payload);
  });
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {BatchChoice} */ choice) => keep(JSON.stringify({ ...choice, batches: BATCHES })),
  };
}

/**
 * @param {{ size: number, batches: number, mean: number, variance: number, printed_variance: number, columns: readonly string[] }} header
 * @param {Float64Array} payload
 * @returns {SmallBatch}
 */
export function readSmallBatch({ size, batches, mean, variance, printed_variance, columns }, payload) {
  const cut = (/** @type {number} */ i) => payload.subarray(i * size, (i + 1) * size);
  const top = columns.length * size;
  const running = (/** @type {number} */ i) => payload.subarray(top + i * (batches + 1), top + (i + 1) * (batches + 1));
  const rest = payload.subarray(top + 2 * (batches + 1));
  return {
    mean,
    variance,
    printedVariance: printed_variance,
    columns: Object.fromEntries(columns.map((name, i) => [name, cut(i)])),
    runningMean: running(0),
    runningVariance: running(1),
    predicted: (t, i) => Number(rest[Math.min(t, batches) * size + i]),
  };
}
