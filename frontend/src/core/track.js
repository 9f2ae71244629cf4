/**
 * A run as it grows: one growing column of float64 per recorded scalar, filled from the chunks that the server sends.
 */
import { signal } from './signal.js';

/** @typedef {readonly [name: string, size: number]} ColumnShape */
/** @typedef {{ kind: string, step: number, [detail: string]: unknown }} End */
/** @typedef {import("./spec.js").RacerSpec} RacerSpec */
/** @typedef {import("./spec.js").RunSpec} RunSpec */

const FIRST_CAPACITY = 1024;

/** What one racer recorded. */
export class RacerTrack {
  /**
   * @param {RacerSpec} spec
   * @param {readonly ColumnShape[]} layout
   * @param {number} rows the most rows that can come: steps + 1
   */
  constructor(spec, layout, rows) {
    this.spec = spec;
    this.layout = layout;
    this.rows = rows;
    /** How many rows have arrived. */
    this.count = 0;
    /** @type {End | null} */
    this.end = null;
    /** @type {Map<string, { first: number, size: number }>} */
    this.places = new Map();
    let width = 0;
    for (const [name, size] of layout) {
      this.places.set(name, { first: width, size });
      width += size;
    }
    const capacity = Math.min(rows, FIRST_CAPACITY);
    this.buffers = Array.from({ length: width }, () => new Float64Array(capacity));
    /** @type {Map<number, Float64Array>} */
    this.views = new Map();
  }

  /** Whether the rule records a quantity of this name. */
  has(/** @type {string} */ name) {
    return this.places.has(name);
  }

  /** How many scalars a quantity has: one, or one per parameter. */
  size(/** @type {string} */ name) {
    return this.places.get(name)?.size ?? 0;
  }

  /**
   * All rows that have arrived of one scalar, without copying.
   * @param {string} name
   * @param {number} [axis]
   * @returns {Float64Array}
   */
  column(name, axis = 0) {
    const index = this.#index(name, axis);
    let view = this.views.get(index);
    if (!view) {
      view = this.#buffer(index).subarray(0, this.count);
      this.views.set(index, view);
    }
    return view;
  }

  /**
   * One recorded number; a step beyond the racer's last row gives its last row.
   * @param {string} name
   * @param {number} step
   * @param {number} [axis]
   */
  at(name, step, axis = 0) {
    const row = Math.min(step, this.count - 1);
    return row < 0 ? Number.NaN : /** @type {number} */ (this.#buffer(this.#index(name, axis))[row]);
  }

  /**
   * Takes rows `first ..` from a block whose scalar columns are contiguous; rows it already has are skipped.
   * @param {number} first
   * @param {Float64Array} block
   * @param {number} rows
   */
  put(first, block, rows) {
    if (rows === 0) return;
    const known = this.count - first;
    if (known < 0) throw new RangeError(`rows ${this.count}..${first - 1} are missing`);
    if (first + rows > this.rows) throw new RangeError(`row ${first + rows - 1} is beyond the run's ${this.rows} rows`);
    if (known >= rows) return;
    this.#reserve(first + rows);
    this.buffers.forEach((buffer, column) => {
      buffer.set(block.subarray(column * rows + known, (column + 1) * rows), this.count);
    });
    this.count = first + rows;
    this.views.clear();
  }

  #reserve(/** @type {number} */ rows) {
    const capacity = this.buffers[0]?.length ?? 0;
    if (rows <= capacity) return;
    const grown = Math.min(this.rows, Math.max(rows, 2 * capacity));
    this.buffers = this.buffers.map((old) => {
      const buffer = new Float64Array(grown);
      buffer.set(old.subarray(0, this.count));
      return buffer;
    });
  }

  #index(/** @type {string} */ name, /** @type {number} */ axis) {
    const place = this.places.get(name);
    if (!place || axis >= place.size) throw new RangeError(`${this.spec.rule} records no ${name}[${axis}]`);
    return place.first + axis;
  }

  #buffer(/** @type {number} */ index) {
    return /** @type {Float64Array} */ (this.buffers[index]);
  }
}

/**
 * Updates from one row to the next.
 * @param {RunSpec} spec
 */
function strideOf({ problem }) {
  return problem.kind === 'network' ? (problem.stride ?? 1) : 1;
}

/** What all racers of one run recorded. */
export class RunTrack {
  /**
   * @param {{ spec: RunSpec, steps: number, parameters: readonly string[], layout: readonly (readonly ColumnShape[])[], [besides: string]: unknown }} started
   * @param {RunSpec} [asked] the spec as the page asked for it; the server's has every default filled in
   */
  constructor({ spec, steps, parameters, layout, ...besides }, asked = spec) {
    this.spec = spec;
    this.asked = asked;
    this.steps = steps;
    /** The last row that there can be: a network's record has one every so many steps. */
    this.lastRow = Math.ceil(steps / strideOf(spec));
    this.parameters = parameters;
    /** What the server tells of the run besides its spec: a network's data. */
    this.besides = besides;
    this.racers = layout.map(
      (shape, i) => new RacerTrack(/** @type {RacerSpec} */ (spec.racers[i]), shape, this.lastRow + 1),
    );
    /** Bumps whenever rows or ends arrive. */
    this.version = signal(0);
    this.finished = false;
  }

  /** The last row that has arrived of the racer that went furthest; -1 before the first. */
  get last() {
    return this.racers.reduce((most, racer) => Math.max(most, racer.count), 0) - 1;
  }

  /** The last row there will be: that of the last step, or one before it when every racer ended early. */
  get total() {
    return this.finished ? this.last : this.lastRow;
  }

  /** What a racer's rows follow from, name and sign included: of two runs with the same text the rows are the same. */
  likeness(/** @type {number} */ index) {
    const { racers, ...shared } = this.spec;
    return JSON.stringify([shared, racers[index]]);
  }

  /** How many updates come before a row. */
  stepOf(/** @type {number} */ row) {
    return Math.min(row * strideOf(this.spec), this.steps);
  }

  /** Whether everything up to a row can be shown. */
  covers(/** @type {number} */ row) {
    return this.last >= Math.min(row, this.total) && this.last >= 0;
  }

  /**
   * Takes one chunk: the racers' blocks one after another.
   * @param {number} first
   * @param {readonly number[]} rows
   * @param {Float64Array} payload
   */
  put(first, rows, payload) {
    let offset = 0;
    this.racers.forEach((racer, i) => {
      const count = rows[i] ?? 0;
      const size = racer.buffers.length * count;
      racer.put(first, payload.subarray(offset, offset + size), count);
      offset += size;
    });
    if (offset !== payload.length)
      throw new RangeError(`a chunk of ${payload.length} numbers where ${offset} were announced`);
    this.version.value += 1;
  }

  /** Takes how each racer ended; nothing more will come. */
  finish(/** @type {readonly End[]} */ ends) {
    this.racers.forEach((racer, i) => {
      racer.end = ends[i] ?? null;
    });
    this.finished = true;
    this.version.value += 1;
  }
}
