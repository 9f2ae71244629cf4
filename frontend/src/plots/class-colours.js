/**
 * Fields in the colours of classes: far towards the theme's ground, so that the racers keep the strong colours.
 */
import { CLASSES } from '../core/class-colours.js';

const STRONGEST = 0.62;
const STEPS = 128;
const WEAKEST_CHOICE = 0.22;

/** @typedef {readonly [number, number, number]} Rgb */

/**
 * @param {string} colour `#rrggbb`
 * @returns {Rgb}
 */
export function rgb(colour) {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** @param {Rgb} from @param {Rgb} to @param {number} part @returns {Rgb} */
function between(from, to, part) {
  const channel = (/** @type {0 | 1 | 2} */ i) => Math.round(from[i] + part * (to[i] - from[i]));
  return [channel(0), channel(1), channel(2)];
}

const packed = (/** @type {Rgb} */ [red, green, blue]) => (255 << 24) | (blue << 16) | (green << 8) | red;

/**
 * Colours for sureties from -1 to 1, as pixels.
 * @param {string} ground
 */
export function surenessTable(ground) {
  const table = new Int32Array(2 * STEPS + 1);
  const base = rgb(ground);
  for (let i = -STEPS; i <= STEPS; i += 1) {
    const colour = rgb(/** @type {string} */ (CLASSES[i < 0 ? 0 : 1]));
    table[i + STEPS] = packed(between(base, colour, (STRONGEST * Math.abs(i)) / STEPS));
  }
  const empty = packed(base);
  return (/** @type {number} */ sure) => (Number.isNaN(sure) ? empty : Number(table[Math.round(sure * STEPS) + STEPS]));
}

/**
 * Colours for choices among more classes and their lead from 0 to 1, as pixels.
 * @param {string} ground
 */
export function choiceTable(ground) {
  const base = rgb(ground);
  const tables = CLASSES.map((name) =>
    Int32Array.from({ length: STEPS + 1 }, (_, i) =>
      packed(between(base, rgb(name), STRONGEST * (WEAKEST_CHOICE + ((1 - WEAKEST_CHOICE) * i) / STEPS))),
    ),
  );
  const empty = packed(base);
  return (/** @type {number} */ chosen, /** @type {number} */ lead) =>
    tables[chosen]?.[Math.round(lead * STEPS)] ?? empty;
}

/**
 * Shades that a field of these classes is made of, so few that a picture of few colours can hold them.
 * @param {number} classes
 * @param {string} ground
 * @param {number} most
 * @returns {[number, number, number][]}
 */
export function fieldShades(classes, ground, most) {
  const shown = CLASSES.slice(0, Math.max(2, classes));
  const each = Math.floor(most / shown.length) - 1;
  const base = rgb(ground);
  return shown.flatMap((name) => {
    const colour = rgb(name);
    const shades = Array.from({ length: each }, (_, i) => between(base, colour, (STRONGEST * i) / (each - 1)));
    return [colour, ...shades].map(([red, green, blue]) => [red, green, blue]);
  });
}

/** The colour of a sign: of a weight's, of a bias's. @param {number} value */
export function signColour(value) {
  return /** @type {string} */ (CLASSES[value < 0 ? 0 : 1]);
}
