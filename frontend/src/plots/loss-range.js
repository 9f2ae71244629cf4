/**
 * What a loss chart shows: what the playhead has come to, growing with it. The whole of a descent, but not the whole of an
 * explosion, which would flatten everything else.
 */

/** How far above the highest start a diverging loss is followed before it leaves the chart. */
const ABOVE_START = 1e3;
/** Below this part of the start a descent has reached rounding; lower losses leave at the bottom. */
const BELOW_START = 1e-18;
const ROOM = 0.06;
/** A logarithmic axis grows by this many decades at a time, so that it seldom moves. */
const DECADES = 2;

/** @typedef {readonly [number, number]} Range */

/**
 * Whether these losses can stand on a logarithmic scale.
 * @param {readonly Float64Array[]} losses
 */
export function canBeLog(losses) {
  return losses.every((column) => column.every((loss) => !(loss < 0)));
}

/** The range of the losses seen so far; it only grows, so scrubbing back does not move the axis. */
export class LossRange {
  /** @param {boolean} log */
  constructor(log) {
    this.log = log;
    this.low = Number.POSITIVE_INFINITY;
    this.high = Number.NEGATIVE_INFINITY;
    this.start = 1;
    this.next = 0;
  }

  /**
   * Takes in every row up to and with `step`.
   * @param {readonly Float64Array[]} losses
   * @param {number} step
   * @param {number} [first] the first row that has a value
   */
  see(losses, step, first = 0) {
    if (step < first) return;
    if (this.next <= first) this.start = Math.abs(Math.max(...losses.map((column) => column[first] ?? 0))) || 1;
    this.next = Math.max(this.next, first);
    for (const column of losses) {
      const end = Math.min(step, column.length - 1);
      for (let row = this.next; row <= end; row += 1) this.#include(/** @type {number} */ (column[row]));
    }
    this.next = Math.max(this.next, step + 1);
  }

  #include(/** @type {number} */ loss) {
    if (!Number.isFinite(loss) || (this.log && loss < this.start * BELOW_START)) return;
    if (loss < this.low) this.low = loss;
    if (loss > this.high) this.high = loss;
  }

  /** @returns {Range} in log10 when log */
  get range() {
    if (this.low > this.high) return [-1, 1];
    const top = Math.min(
      this.high,
      this.log ? this.start * ABOVE_START : this.start + (this.start - this.low || this.start),
    );
    return this.log ? decades(Math.log10(this.low), Math.log10(top)) : padded(this.low, top);
  }
}

/** @returns {Range} */
function decades(/** @type {number} */ low, /** @type {number} */ high) {
  const top = Math.ceil(high - 1e-9);
  const spans = Math.max(1, Math.ceil((top - low - 1e-9) / DECADES));
  return [top - DECADES * spans, top];
}

/** @returns {Range} */
function padded(/** @type {number} */ low, /** @type {number} */ high) {
  const room = ROOM * (high - low || Math.abs(high) || 1);
  return [low - room, high + room];
}
