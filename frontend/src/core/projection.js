/**
 * A racer's rows seen along chosen parameters: what a picture of two of many parameters draws.
 */

/** @typedef {import('./track.js').RacerTrack} RacerTrack */

/**
 * The track itself where it has these parameters in this order; else the same rows with the columns of a value per parameter
 * reduced to the places shown.
 * @param {RacerTrack} track
 * @param {readonly number[]} places of the parameters, in the order shown
 * @returns {RacerTrack}
 */
export function alongParameters(track, places) {
  const size = track.size('params');
  if (places.length === size && places.every((place, axis) => place === axis)) return track;
  const place = (/** @type {string} */ name, /** @type {number} */ axis) =>
    track.size(name) === size ? (places[axis] ?? axis) : axis;
  return Object.create(track, {
    size: { value: (/** @type {string} */ name) => (track.size(name) === size ? places.length : track.size(name)) },
    column: { value: (/** @type {string} */ name, axis = 0) => track.column(name, place(name, axis)) },
    at: {
      value: (/** @type {string} */ name, /** @type {number} */ step, axis = 0) =>
        track.at(name, step, place(name, axis)),
    },
  });
}

/**
 * Where the parameters of a picture stand among a run's.
 * @param {readonly string[]} shown
 * @param {readonly string[]} parameters
 * @returns {number[]}
 */
export function placesOf(shown, parameters) {
  return shown.map((name) => parameters.indexOf(name));
}
