/**
 * What the charts show of a racer by step: each a column of its run, or computed from columns row by row as they come.
 */

/** @typedef {import('./track.js').RacerTrack} RacerTrack */
/** @typedef {(track: RacerTrack, row: number) => number} Reader */
/**
 * @typedef {object} Measure
 * @property {string} id
 * @property {'loss' | 'grad' | 'step' | 'alpha' | 'distance'} kind
 * @property {string} [parameter] whose step
 * @property {number} first the first row that has it: an update is recorded with the point it led to
 * @property {Reader} read
 */
/**
 * What a chart of a problem can be asked for.
 * @typedef {object} Ground
 * @property {readonly string[]} parameters all that the run has
 * @property {readonly string[]} shown those that the stage shows
 * @property {readonly (readonly number[])[]} minima of all parameters; none where none is known
 */

const FIRST_CAPACITY = 1024;

/**
 * @param {Ground} ground
 * @returns {readonly Measure[]}
 */
export function measuresOf({ parameters, shown, minima }) {
  const steps = shown.map((parameter, i) => ({
    id: i === 0 ? 'step' : `step-${i + 1}`,
    kind: /** @type {const} */ ('step'),
    parameter,
    first: 1,
    read: stepAlong(parameters.indexOf(parameter)),
  }));
  const measures = [
    { id: 'loss', kind: /** @type {const} */ ('loss'), first: 0, read: column('loss') },
    { id: 'grad', kind: /** @type {const} */ ('grad'), first: 0, read: gradientNorm },
    ...steps,
    { id: 'alpha', kind: /** @type {const} */ ('alpha'), first: 1, read: column('alpha') },
  ];
  const distance = { id: 'distance', kind: /** @type {const} */ ('distance'), first: 0, read: distanceTo(minima) };
  return minima.length > 0 ? [...measures, distance] : measures;
}

/** @returns {Reader} */
function column(/** @type {string} */ name) {
  return (track, row) => track.at(name, row);
}

/** How far an update went along one parameter. @returns {Reader} */
function stepAlong(/** @type {number} */ axis) {
  return (track, row) => Math.abs(track.at('step', row, axis));
}

/** @type {Reader} */
function gradientNorm(track, row) {
  const size = track.size('grad');
  if (size === 2) return Math.hypot(track.at('grad', row, 0), track.at('grad', row, 1));
  return Math.hypot(...Array.from({ length: size }, (_, axis) => track.at('grad', row, axis)));
}

/** @returns {Reader} */
function distanceTo(/** @type {readonly (readonly number[])[]} */ minima) {
  return (track, row) => {
    const at = Array.from({ length: track.size('params') }, (_, axis) => track.at('params', row, axis));
    return Math.min(...minima.map((minimum) => Math.hypot(...at.map((value, axis) => value - Number(minimum[axis])))));
  };
}

/** One measure of one racer, growing with its rows: what has been computed is kept. */
export class Series {
  /**
   * @param {RacerTrack} track
   * @param {Measure} measure
   */
  constructor(track, measure) {
    this.track = track;
    this.measure = measure;
    this.count = 0;
    /** Whether any value is below zero, and so has no logarithm. */
    this.negative = false;
    /** @type {Float64Array} */
    this.values = new Float64Array(FIRST_CAPACITY);
    /** @type {Float64Array | null} */
    this.logs = null;
    this.logged = 0;
  }

  /**
   * The same of a track with the same rows: what has been computed is kept.
   * @param {RacerTrack} track
   */
  of(track) {
    const { values, logs, count, logged, negative } = this;
    return Object.assign(new Series(track, this.measure), { values, logs, count, logged, negative });
  }

  /** Takes in the rows that have come. */
  grow() {
    const { count } = this.track;
    this.values = reserved(this.values, this.count, count);
    for (; this.count < count; this.count += 1) {
      const value = this.count < this.measure.first ? Number.NaN : this.measure.read(this.track, this.count);
      this.values[this.count] = value;
      if (value < 0) this.negative = true;
    }
  }

  /**
   * All rows, or their logarithms to base 10.
   * @param {boolean} log
   * @returns {Float64Array}
   */
  column(log) {
    if (!log) return this.values.subarray(0, this.count);
    this.logs = reserved(this.logs ?? new Float64Array(FIRST_CAPACITY), this.logged, this.count);
    for (; this.logged < this.count; this.logged += 1)
      this.logs[this.logged] = Math.log10(/** @type {number} */ (this.values[this.logged]));
    return this.logs.subarray(0, this.count);
  }

  /** The value at a step; a step beyond the last row gives the last. */
  at(/** @type {number} */ step) {
    return this.values[Math.min(step, this.count - 1)] ?? Number.NaN;
  }
}

/** @returns {Float64Array} with room for so many rows, the first of them kept */
function reserved(/** @type {Float64Array} */ buffer, /** @type {number} */ kept, /** @type {number} */ rows) {
  if (rows <= buffer.length) return buffer;
  const grown = new Float64Array(Math.max(rows, 2 * buffer.length));
  grown.set(buffer.subarray(0, kept));
  return grown;
}
