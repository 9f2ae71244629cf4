/**
 * Numbers of a run as text: always the recorded number, never a regrouped or localised one.
 */

const PLAIN_FROM = 1e-4;
const PLAIN_BELOW = 1e6;

/**
 * A number to so many significant digits, with a true minus sign and a short power of ten: `−0.0312`, `1.25e−7`, `∞`.
 * @param {number} x
 * @param {number} [digits] significant digits, 1..17; 17 tell every float64 apart
 * @returns {string}
 */
export function formatNumber(x, digits = 4) {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const size = Math.abs(x);
  const text = size >= PLAIN_FROM && size < PLAIN_BELOW ? plain(x, digits) : x.toExponential(digits - 1);
  return text.replace('e+', 'e').replaceAll('-', '−');
}

/**
 * To so many significant digits, or all that tell the number apart.
 * @param {number} x
 * @param {number | 'all'} digits
 * @returns {string}
 */
export function formatDigits(x, digits) {
  if (digits !== 'all') return formatNumber(x, digits);
  return Number.isFinite(x) ? formatExact(x).replace('e+', 'e').replaceAll('-', '−') : formatNumber(x);
}

/**
 * To so many significant digits, without zeros that say nothing: `3`, `−0.25`, `1.5e−7`.
 * @param {number} x
 * @param {number} [digits]
 * @returns {string}
 */
export function formatShort(x, digits = 4) {
  return formatNumber(x, digits)
    .replace(/(\.\d*?)0+(?=e|$)/, '$1')
    .replace(/\.(?=e|$)/, '');
}

/**
 * The shortest text that reads back as the same float64.
 * @param {number} x
 */
export function formatExact(x) {
  return String(x);
}

function plain(/** @type {number} */ x, /** @type {number} */ digits) {
  const text = x.toPrecision(digits);
  // toPrecision turns to powers of ten when there are more digits before the point than asked for.
  return text.includes('e') ? String(Math.round(x)) : text;
}
