/**
 * Files that the server makes of a run, and names for those that the page makes itself.
 */
import { complaintOf, Refused } from './refused.js';

/** @typedef {{ blob: Blob, name: string }} TakenFile */

/**
 * @param {typeof fetch} fetcher
 * @param {{ spec: import('./spec.js').RunSpec, to: string, lang: string, step?: number }} asked
 * @param {AbortSignal} signal
 * @returns {Promise<TakenFile>} rejects with `Refused` where the server says what is wrong
 */
export async function fetchExport(fetcher, asked, signal) {
  const headers = { 'content-type': 'application/json' };
  const unanswered = (/** @type {unknown} */ problem) => {
    throw signal.aborted ? signal.reason : new Refused(complaintOf(problem));
  };
  const request = { method: 'POST', headers, body: JSON.stringify(asked), signal };
  const answer = await fetcher('api/export', request).catch(unanswered);
  if (!answer.ok) throw new Refused((await answer.json()).error);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '');
  return { blob: await answer.blob(), name: named?.[1] ?? `descentlab.${asked.to}` };
}

/**
 * What a file is called: after its problem, in letters that every system takes.
 * @param {string} problem
 * @param {string} suffix
 */
export function fileName(problem, suffix) {
  const plain = problem.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `descentlab-${plain.slice(0, 60) || 'run'}.${suffix}`;
}
