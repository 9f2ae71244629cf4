/** How a racer ended, in words. */
import { formatNumber } from '../core/format.js';

/**
 * The most telling sentence first: `end.diverged.above_limit` before `end.diverged`.
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {import('../core/track.js').End} end
 * @returns {string}
 */
export function endSentence(i18n, end) {
  const params = Object.fromEntries(Object.entries(end).map(([name, value]) => [name, inWords(i18n, name, value)]));
  for (const detail of [end.code, end.where]) {
    const key = `end.${end.kind}.${detail}`;
    const sentence = typeof detail === 'string' ? i18n.t(key, params) : key;
    if (sentence !== key) return sentence;
  }
  return i18n.t(`end.${end.kind}`, params);
}

/**
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {string} name
 * @param {unknown} value
 * @returns {string}
 */
function inWords(i18n, name, value) {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatNumber(value, 4);
  const key = `end.${name}.${value}`;
  const words = i18n.t(key);
  return words === key ? String(value) : words;
}
