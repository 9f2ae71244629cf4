/** How a racer ended, in words. */
import { formatNumber } from '../core/format.js';

const DIGITS = 4;

/**
 * The sentence of the end's `code` or of the place it is stuck at, else the one of its kind.
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {import('../core/track.js').End} end
 * @returns {string}
 */
export function endSentence(i18n, end) {
  const params = Object.fromEntries(Object.entries(end).map(([name, value]) => [name, inWords(value)]));
  const key = `end.${end.kind}.${end.code ?? end.where}`;
  const sentence = i18n.t(key, params);
  return sentence === key ? i18n.t(`end.${end.kind}`, params) : sentence;
}

/**
 * @param {unknown} value
 * @returns {string} numbers to a few digits, without zeros that say nothing
 */
function inWords(value) {
  if (typeof value !== 'number') return String(value);
  const rounded = Number(value.toPrecision(DIGITS));
  return Number.isFinite(value) ? String(rounded).replaceAll('-', '−') : formatNumber(value);
}
