/**
 * The natural scales of sliders: where a value lies between a slider's ends, 0 to 1, and the value at a place.
 *
 * `linear` is even in v, `log` even in log(v), `log1m` even in log(1 - v). A value beyond the slider's ends is drawn at the end; the
 * value itself is left alone.
 *
 * @typedef {Pick<import('../core/catalogue.js').NumberKnob, 'scale' | 'slider' | 'whole'>} Sliding
 */

/** Significant digits of a value that a slider gives; typing gives all of them. */
export const DIGITS = 3;

/** @type {Record<Sliding['scale'], {to: (v: number) => number, from: (u: number) => number}>} */
const LAWS = {
  linear: { to: (v) => v, from: (u) => u },
  log: { to: Math.log, from: Math.exp },
  log1m: { to: (v) => -Math.log1p(-v), from: (u) => -Math.expm1(-u) },
};

/**
 * @param {Sliding} knob
 * @param {number} value
 * @returns {number} 0 at the left end, 1 at the right
 */
export function toPlace({ scale, slider }, value) {
  const { to } = LAWS[scale];
  const place = (to(value) - to(slider[0])) / (to(slider[1]) - to(slider[0]));
  return Number.isNaN(place) ? 0 : Math.min(Math.max(place, 0), 1);
}

/**
 * @param {Sliding} knob
 * @param {number} place 0..1
 * @returns {number} to `DIGITS` digits, and exactly the slider's end at an end
 */
export function toValue(knob, place) {
  const { scale, slider } = knob;
  if (place <= 0) return slider[0];
  if (place >= 1) return slider[1];
  const { to, from } = LAWS[scale];
  return shorten(knob, from(to(slider[0]) + place * (to(slider[1]) - to(slider[0]))));
}

/**
 * @param {Sliding} knob
 * @param {number} value
 * @returns {number}
 */
function shorten({ scale, slider, whole }, value) {
  if (whole) return Math.round(value);
  if (scale === 'log') return Number(value.toPrecision(DIGITS));
  return Number(value.toFixed(decimals(scale === 'log1m' ? 1 - value : (slider[1] - slider[0]) / 10)));
}

/**
 * How many decimals show a size to `DIGITS` digits.
 * @param {number} size
 */
function decimals(size) {
  return Math.min(Math.max(DIGITS - 1 - Math.floor(Math.log10(size)), 0), 100);
}
