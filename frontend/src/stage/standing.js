/**
 * Where a racer stands at a step, in numbers: read from the run, row for row.
 */

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/track.js').End} End */
/**
 * @typedef {object} Standing
 * @property {number} step the row shown: a racer that ended early stays at its last
 * @property {number} loss
 * @property {readonly number[]} at
 * @property {number} [distance] to the nearest of the known minima
 * @property {End | null} end once the playhead has come to it
 */

/**
 * @param {RacerTrack} track
 * @param {number} playhead
 * @param {readonly (readonly number[])[]} minima
 * @returns {Standing | null} null before the first row
 */
export function standingAt(track, playhead, minima) {
  if (track.count === 0) return null;
  const step = Math.min(playhead, track.count - 1);
  const at = Array.from({ length: track.size('params') }, (_, axis) => track.at('params', step, axis));
  const standing = { step, loss: track.at('loss', step), at, end: endAt(track, playhead) };
  return minima.length > 0 ? { ...standing, distance: nearest(at, minima) } : standing;
}

/** Reaching a minimum is news at the step it happens; every other end is known only at the end. */
function endAt(/** @type {RacerTrack} */ { end, count }, /** @type {number} */ playhead) {
  if (!end) return null;
  const from = end.kind === 'reached' ? end.step : count - 1;
  return playhead >= from ? end : null;
}

function nearest(/** @type {readonly number[]} */ at, /** @type {readonly (readonly number[])[]} */ minima) {
  return Math.min(...minima.map((minimum) => Math.hypot(...at.map((value, axis) => value - (minimum[axis] ?? 0)))));
}
