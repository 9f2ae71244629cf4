/**
 * Paths of weights laid onto a plane through the space of all weights: origin + u*d1 + v*d2, with directions of length 1 at right
 * angles.
 */

/** @typedef {import('./track.js').RacerTrack} RacerTrack */
/** @typedef {{ origin: Float64Array, directions: Float64Array }} Plane `directions` [2, P] */

/** A racer's path on a plane; rows that come are added, none is computed twice. */
export class LaidPath {
  /**
   * @param {RacerTrack} track
   * @param {Plane} plane
   */
  constructor(track, plane) {
    this.track = track;
    this.plane = plane;
    this.count = 0;
    this.xs = new Float64Array(track.rows);
    this.ys = new Float64Array(track.rows);
  }

  /** Takes in what has arrived; gives the path so far. */
  grow() {
    const { track, plane } = this;
    const size = plane.origin.length;
    for (let axis = 0; axis < size; axis += 1) {
      const column = track.column('params', axis);
      const middle = Number(plane.origin[axis]);
      const [across, up] = [Number(plane.directions[axis]), Number(plane.directions[size + axis])];
      for (let row = this.count; row < track.count; row += 1) {
        const away = Number(column[row]) - middle;
        this.xs[row] = Number(this.xs[row]) + across * away;
        this.ys[row] = Number(this.ys[row]) + up * away;
      }
    }
    this.count = track.count;
    return { xs: this.xs.subarray(0, this.count), ys: this.ys.subarray(0, this.count) };
  }
}
