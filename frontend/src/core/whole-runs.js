/**
 * Whole runs as JSON, for what looks at a run's numbers without playing it; asked for once and kept.
 */
import { keepAnswers } from './kept.js';
import { Refused } from './refused.js';

const KEPT = 8;

/**
 * @typedef {{
 *   rule: string, grad: readonly (readonly number[])[], state: Readonly<Record<string, readonly (readonly number[])[]>>,
 * }} WholeRacer
 * @typedef {{ parameters: readonly string[], racers: readonly WholeRacer[], spec: import('./spec.js').RunSpec }} WholeRun
 * @typedef {ReturnType<typeof createWholeRuns>} WholeRuns
 */

/**
 * @param {typeof fetch} fetcher
 */
export function createWholeRuns(fetcher) {
  const keep = keepAnswers(KEPT, (body) => ask(fetcher, body));
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {import('./spec.js').RunSpec} */ spec) => keep(JSON.stringify(spec)),
  };
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} body
 * @returns {Promise<WholeRun>}
 */
async function ask(fetcher, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetcher('api/run', { method: 'POST', headers, body });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.error);
  return told;
}
