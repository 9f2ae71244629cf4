/**
 * Sweeps: what a run comes to from many starts, or with many values of a knob, asked for once and kept.
 */
import { askFrame } from './frame-request.js';
import { keepAnswers } from './kept.js';

const KEPT = 32;

/** Endings besides the index of a minimum. */
export const DIVERGED = -1;
export const NOWHERE = -2;

/** @typedef {{ of: 'start' | 'knob', name: string, low: number, high: number, count: number, scale?: 'linear' | 'log' | 'log1m' }} Axis */
/** @typedef {{ run: import('./spec.js').RunSpec, axes: readonly Axis[] }} Question a run of one racer, and what differs */
/**
 * @typedef {object} Sweep
 * @property {readonly string[]} parameters
 * @property {readonly Axis[]} axes
 * @property {readonly number[]} size
 * @property {readonly (readonly number[])[]} minima
 * @property {number} steps
 * @property {Readonly<Record<string, Float64Array>>} columns `ending`, `loss`, `best`, `reached`, `diverged`, each parameter; the first axis runs fastest
 */
/** @typedef {ReturnType<typeof createSweeps>} Sweeps */

/**
 * @param {typeof fetch} fetcher
 */
export function createSweeps(fetcher) {
  const keep = keepAnswers(KEPT, (body) => ask(fetcher, body));
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {Question} */ question) => keep(JSON.stringify(question)),
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<Sweep>}
 */
async function ask(fetcher, body) {
  const { header, payload } = await askFrame(fetcher, 'api/sweep', body);
  const names = /** @type {string[]} */ (header.columns);
  const runs = payload.length / names.length;
  const columns = Object.fromEntries(names.map((name, i) => [name, payload.subarray(i * runs, (i + 1) * runs)]));
  return /** @type {Sweep} */ ({ .../** @type {any} */ (header), columns });
}
