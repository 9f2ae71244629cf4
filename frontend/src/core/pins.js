/**
 * Pinned runs: specs that stay on the stage as ghosts while others are tried.
 */

/** @typedef {import('./spec.js').RunSpec} RunSpec */

/** More than these nobody tells apart. */
export const MOST_PINS = 4;

/**
 * Which pin a run is, by its place; -1 for none. Both as `canonicalSpec` writes them.
 * @param {readonly RunSpec[]} pins
 * @param {RunSpec} spec
 */
export function pinOf(pins, spec) {
  const text = JSON.stringify(spec);
  return pins.findIndex((pin) => JSON.stringify(pin) === text);
}

/** @param {readonly RunSpec[]} pins @param {RunSpec} spec */
export function canPin(pins, spec) {
  return pins.length < MOST_PINS && pinOf(pins, spec) < 0;
}

/**
 * @param {readonly RunSpec[]} pins
 * @param {RunSpec} spec
 * @returns {readonly RunSpec[]} the same pins where there are as many as may be, or this is one of them
 */
export function addPin(pins, spec) {
  return canPin(pins, spec) ? [...pins, spec] : pins;
}

/**
 * @param {readonly RunSpec[]} pins
 * @param {number} index
 * @returns {readonly RunSpec[]}
 */
export function removePin(pins, index) {
  return pins.filter((_, i) => i !== index);
}
