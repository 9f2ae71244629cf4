/**
 * Formulas with the present numbers put in: what is general on the left, what it is just now on the right.
 *
 * @typedef {{ numbers: string, result: number }} Filled `numbers` is the formula's right side with numbers in it, powers as `x^t`
 * @typedef {{
 *   name: string, formula: string, fill: () => Filled | null, symbols?: Readonly<Record<string, string>>,
 * }} LiveLine
 *   `name` is what tests call its result; null where there is nothing to tell yet
 */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { typeset } from './formula.js';

const DIGITS = 6;
const NOTHING = '–';

/**
 * @param {Element} root
 * @param {readonly LiveLine[]} lines
 */
export function mountLiveLines(root, lines) {
  const rows = lines.map((line) => ({ line, ...rowOf(line) }));
  const element = h('div', { class: 'live-lines' }, ...rows.map((row) => row.element));
  root.append(element);
  const update = () => {
    for (const { line, numbers, result } of rows) {
      const filled = line.fill();
      setNumbers(numbers, filled ? filled.numbers : '');
      setText(result, filled ? short(filled.result, DIGITS) : NOTHING);
      result.dataset.value = filled ? String(filled.result) : '';
    }
  };
  return { update, dispose: () => element.remove() };
}

/** @param {LiveLine} line */
function rowOf({ name, formula, symbols }) {
  const numbers = h('span', { class: 'live-numbers' });
  const result = h('output', { class: 'live-result', 'aria-live': 'off', 'data-test': name });
  const element = h(
    'div',
    { class: 'live-line' },
    h('p', { class: 'formula' }, ...typeset(formula, symbols)),
    h('p', {}, '= ', numbers, ' = ', result),
  );
  return { element, numbers, result };
}

/**
 * Powers raised; anew only where the text is another.
 * @param {HTMLElement} element
 * @param {string} text
 */
function setNumbers(element, text) {
  if (element.dataset.text === text) return;
  element.dataset.text = text;
  const [first = '', ...powers] = text.split('^');
  const raised = powers.flatMap((part) => {
    const [power = ''] = /^[a-z]*\((?:[^()]|\([^()]*\))*\)|^−?[\d.]+/.exec(part) ?? [];
    return [h('sup', {}, power.replace(/^\((.*)\)$/, '$1')), part.slice(power.length)];
  });
  element.replaceChildren(first, ...raised);
}

/**
 * A number to so many digits at the most, without zeros that say nothing.
 * @param {number} value
 * @param {number} [digits]
 */
export function short(value, digits = 5) {
  const text = formatNumber(value, digits);
  return /^[^e.]+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** A number as it stands inside a formula: a negative one in brackets. */
export function inside(/** @type {number} */ value) {
  return value < 0 ? `(${short(value)})` : short(value);
}
