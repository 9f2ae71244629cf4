/**
 * What a person typed as a number, and what is wrong with it in words.
 *
 * @typedef {Pick<import('../core/catalogue.js').NumberKnob, 'minimum' | 'maximum'>
 *   & Partial<Pick<import('../core/catalogue.js').NumberKnob, 'above_minimum' | 'below_maximum' | 'whole'>>} Bounds
 * @typedef {{key: string, params: import('../core/i18n.js').Params}} Sentence
 * @typedef {{value: number, problem: null} | {value: null, problem: 'number' | 'whole' | 'range'}} Entry
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Takes 0.01, .5, 1e-3, full-width digits and the true minus sign.
 * @param {string} typed
 * @param {Bounds} bounds
 * @returns {Entry}
 */
export function readNumber(typed, bounds) {
  const text = typed.normalize('NFKC').replace(/\s/g, '').replace('−', '-');
  if (!NUMBER.test(text)) return { value: null, problem: 'number' };
  const value = Number(text);
  if (bounds.whole && !Number.isInteger(value)) return { value: null, problem: 'whole' };
  return within(value, bounds) ? { value, problem: null } : { value: null, problem: 'range' };
}

/**
 * @param {number} value
 * @param {Bounds} bounds
 */
function within(value, { minimum, maximum, above_minimum, below_maximum }) {
  const low = above_minimum ? value > minimum : value >= minimum;
  const high = below_maximum ? value < maximum : value <= maximum;
  return low && high && Number.isFinite(value);
}

/**
 * @param {Bounds} bounds
 * @returns {Sentence} the allowed range
 */
export function rangeSentence({ minimum, maximum, above_minimum, below_maximum }) {
  const key = `range.${above_minimum ? 'above' : 'from'}_${below_maximum ? 'below' : 'to'}`;
  return { key, params: { minimum: String(minimum), maximum: String(maximum) } };
}

/**
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {'number' | 'whole' | 'range'} problem
 * @param {Bounds} bounds
 * @returns {string} what is wrong and what is allowed
 */
export function problemText(i18n, problem, bounds) {
  const { key, params } = rangeSentence(bounds);
  return i18n.t(`problem.${problem}`, { range: i18n.t(key, params) });
}
