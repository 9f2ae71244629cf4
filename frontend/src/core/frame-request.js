/**
 * Asking the server for a binary frame over HTTP.
 */
import { decodeFrame } from './frames.js';
import { Refused } from './refused.js';

/**
 * Rejects with `Refused` where the server says what is wrong.
 * @param {typeof fetch} fetcher
 * @param {string} path
 * @param {string} body JSON
 */
export async function askFrame(fetcher, path, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetcher(path, { method: 'POST', headers, body });
  if (!answer.ok) throw new Refused((await answer.json()).error);
  return decodeFrame(await answer.arrayBuffer());
}
