/**
 * How long arrows are drawn: gradients have another unit than the surface, so they are drawn at a round factor that is told beside
 * them; a step is drawn where it led.
 */

const ROUND = [5, 2, 1];

/**
 * The largest of 1, 2 or 5 times a power of ten at which the longest fits.
 * @param {number} longest in pixels, drawn at factor 1
 * @param {number} room in pixels
 * @returns {number | null} null where there is nothing to draw, or nothing that could be
 */
export function roundFactor(longest, room) {
  if (!(longest > 0) || !Number.isFinite(longest) || !(room > 0)) return null;
  const exact = room / longest;
  if (!(exact > 0) || !Number.isFinite(exact)) return null;
  const power = Math.floor(Math.log10(exact));
  // The logarithm of a number just below a power of ten may round up to it.
  const digit = ROUND.find((first) => power10(first, power) <= exact);
  return digit === undefined ? power10(5, power - 1) : power10(digit, power);
}

/** As it would be written: 2e-3 and not 2 * 0.001, which is another number. */
function power10(/** @type {number} */ digit, /** @type {number} */ power) {
  return Number(`${digit}e${power}`);
}
