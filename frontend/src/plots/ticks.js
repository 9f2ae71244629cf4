/**
 * Where an axis has its numbers, and how they are written.
 */

/** @typedef {readonly [number, number]} Range */
/** @typedef {{ tickvals: number[], ticktext: string[] }} Ticks */

/** A step of the axis may be one of these times a power of ten. */
const ROUND = [1, 2, 5, 10];
/** Fewer numbers than this do not tell an axis' scale. */
const FEWEST = 2;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * About `count` round numbers within a range.
 * @param {Range} range
 * @param {number} count
 * @returns {Ticks}
 */
export function linearTicks([low, high], count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND.find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const length = Math.max(0, Math.floor(high / step + 1e-9) - first + 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const tickvals = Array.from({ length }, (_, i) => Number(((first + i) * step).toFixed(Math.min(decimals, 100))));
  return { tickvals, ticktext: tickvals.map((value) => written(value)) };
}

/**
 * Ticks that keep clear of the ends of their axis, where its name and the other axis' numbers stand.
 * @param {Range} range
 * @param {number} count
 * @param {number} clear the part of the axis kept clear at each end
 * @returns {Ticks}
 */
export function innerTicks([low, high], count, clear) {
  const margin = clear * (high - low);
  const within = /** @type {const} */ ([low + margin, high - margin]);
  const ticks = linearTicks(within, count);
  return ticks.tickvals.length >= FEWEST ? ticks : linearTicks(within, 2 * count);
}

/**
 * About `count` powers of ten; the range is in log10.
 * @param {Range} range
 * @param {number} count
 * @returns {Ticks}
 */
export function decadeTicks([low, high], count) {
  const step = Math.max(1, Math.ceil((high - low) / count));
  const first = Math.ceil(low / step - 1e-9) * step;
  const length = Math.floor((high - first) / step + 1e-9) + 1;
  const exponents = Array.from({ length }, (_, i) => first + i * step);
  return { tickvals: exponents.map(tenTo), ticktext: exponents.map(powerOfTen) };
}

/**
 * @param {number} exponent
 * @returns {string} `0.01`, `1`, `10⁻⁸`
 */
export function powerOfTen(exponent) {
  if (exponent >= -2 && exponent <= 3) return String(tenTo(exponent));
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

/** A power of ten as it is written; the browser's own powers can be off by a last digit. */
function tenTo(/** @type {number} */ exponent) {
  return Number(`1e${exponent}`);
}

function written(/** @type {number} */ value) {
  return String(value).replace('-', '−');
}
