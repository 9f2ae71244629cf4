/**
 * A racer's path on the screen of a 3-D view: its rows projected once, so that drawing on costs the same at step 20 and at step 20,000.
 */
import { project } from './camera.js';

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').Size} Size */
/** @typedef {{ x: number, y: number }} Pixel */

const FIRST_CAPACITY = 1024;

export class SpacePath {
  /**
   * @param {RacerTrack} track
   * @param {Camera} camera
   * @param {Size} size
   * @param {(loss: number) => number} heightOf
   */
  constructor(track, camera, size, heightOf) {
    this.track = track;
    this.camera = camera;
    this.size = size;
    this.heightOf = heightOf;
    this.count = 0;
    this.xs = new Float64Array(FIRST_CAPACITY);
    this.ys = new Float64Array(FIRST_CAPACITY);
  }

  /** Projects the rows up to and with `last` that are not projected yet. */
  extend(/** @type {number} */ last) {
    const rows = Math.min(last + 1, this.track.count);
    this.#reserve(rows);
    for (; this.count < rows; this.count += 1) {
      const { x, y } = this.at(this.count, 0);
      this.xs[this.count] = x;
      this.ys[this.count] = y;
    }
  }

  /** @returns {import('./trail.js').Points} */
  get points() {
    return { xs: this.xs.subarray(0, this.count), ys: this.ys.subarray(0, this.count) };
  }

  /**
   * Where the racer stands at a row, or on the way to the next.
   * @param {number} row
   * @param {number} part how much of the way it has gone
   * @returns {Pixel}
   */
  at(row, part) {
    return this.#project(row, part, this.heightOf(this.#value('loss', 0, row, part)));
  }

  /**
   * What is beneath it at a height.
   * @param {number} row
   * @param {number} part
   * @param {number} height
   * @returns {Pixel}
   */
  foot(row, part, height) {
    return this.#project(row, part, height);
  }

  #project(/** @type {number} */ row, /** @type {number} */ part, /** @type {number} */ height) {
    const x = this.#value('params', 0, row, part);
    const y = this.#value('params', 1, row, part);
    const pixel = { x: 0, y: 0 };
    project(this.camera, this.size, x, y, height, pixel);
    return pixel;
  }

  /**
   * @param {string} name
   * @param {number} axis
   * @param {number} row
   * @param {number} part
   */
  #value(name, axis, row, part) {
    const from = this.track.at(name, row, axis);
    return part === 0 ? from : from + part * (this.track.at(name, row + 1, axis) - from);
  }

  #reserve(/** @type {number} */ rows) {
    if (rows <= this.xs.length) return;
    const grow = (/** @type {Float64Array} */ old) => {
      const buffer = new Float64Array(Math.max(rows, 2 * old.length));
      buffer.set(old.subarray(0, this.count));
      return buffer;
    };
    [this.xs, this.ys] = [grow(this.xs), grow(this.ys)];
  }
}
