/**
 * What a loss chart shows: the whole of a descent, but not the whole of an explosion, which would flatten everything else.
 */

/** How far above the highest start a diverging loss is followed before it leaves the chart. */
const ABOVE_START = 1e3;
/** Below this part of the start a descent has reached rounding; lower losses leave at the bottom. */
const BELOW_START = 1e-18;
const ROOM = 0.06;

/** @typedef {readonly [number, number]} Range */

/**
 * Whether these losses can stand on a logarithmic scale.
 * @param {readonly Float64Array[]} losses
 */
export function canBeLog(losses) {
  return losses.every((column) => column.every((loss) => !(loss < 0)));
}

/**
 * @param {readonly Float64Array[]} losses
 * @param {boolean} log
 * @returns {Range} in log10 when log, in whole decades, so that a dragged knob seldom moves the axis
 */
export function lossRange(losses, log) {
  const start = Math.max(...losses.map((column) => column[0] ?? 0)) || 1;
  const shown = (/** @type {number} */ loss) => Number.isFinite(loss) && (!log || loss > Math.abs(start) * BELOW_START);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const column of losses) {
    for (const loss of column) {
      if (!shown(loss)) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  if (low > high) return [-1, 1];
  const top = log ? Math.min(high, Math.abs(start) * ABOVE_START) : Math.min(high, linearTop(low, start));
  return log ? decades(Math.log10(low), Math.log10(top)) : padded(low, top);
}

function linearTop(/** @type {number} */ low, /** @type {number} */ start) {
  return start + (start - low || Math.abs(start));
}

/** @returns {Range} */
function decades(/** @type {number} */ low, /** @type {number} */ high) {
  const bottom = Math.floor(low + 1e-9);
  return [bottom, Math.max(bottom + 1, Math.ceil(high - 1e-9))];
}

/** @returns {Range} */
function padded(/** @type {number} */ low, /** @type {number} */ high) {
  const room = ROOM * (high - low || Math.abs(high) || 1);
  return [low - room, high + room];
}
