/**
 * How near its minimum a run stays: the distance by step, and its mean over the last steps up to the playhead.
 */
import { measuresOf, Series } from './measures.js';

/** @typedef {import('./track.js').RunTrack} RunTrack */

/** So many steps tell wandering from rest. */
export const WINDOW = 100;

/**
 * The racers' distances to the nearest of the known minima, growing with the run.
 * @param {RunTrack} run
 * @param {readonly (readonly number[])[]} minima
 * @returns {readonly Series[]} none where no minimum is known
 */
export function distancesOf(run, minima) {
  const measure = measuresOf({ parameters: run.parameters, shown: [], minima }).find(({ kind }) => kind === 'distance');
  return measure ? run.racers.map((track) => new Series(track, measure)) : [];
}

/**
 * The mean over the last steps up to one, or over as many as there are.
 * @param {ArrayLike<number>} values
 * @param {number} step
 */
export function meanBefore(values, step) {
  const last = Math.min(step, values.length - 1);
  const first = Math.max(0, last - WINDOW + 1);
  let sum = 0;
  for (let i = first; i <= last; i += 1) sum += Number(values[i]);
  return sum / (last - first + 1);
}
