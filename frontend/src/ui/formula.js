/** Typesets a formula of the catalogue: letters slanted, Greek letters as such, powers raised, products as thin spaces. */
import { h } from './element.js';

/** @type {Readonly<Record<string, string>>} */
const NAMES = {
  alpha: 'α',
  alpha0: 'α₀',
  beta: 'β',
  beta1: 'β₁',
  beta2: 'β₂',
  eps: 'ε',
  lambda: 'λ',
  pi: 'π',
  sqrt: '√',
};
const SIGNS = /** @type {Readonly<Record<string, string>>} */ ({ '-': '−', '*': '\u2009' });
const TOKEN = /\s*\*\s*|[A-Za-z]′?\w*|[\d.]+|\^|\s+|./g;

/**
 * @param {string} formula
 * @param {Readonly<Record<string, string>>} [symbols] names that are written as a symbol: the knobs'
 * @returns {(Node | string)[]}
 */
export function typeset(formula, symbols = {}) {
  const tokens = formula.match(TOKEN) ?? [];
  return run(tokens, { ...NAMES, ...symbols });
}

/**
 * @param {string[]} tokens
 * @param {Readonly<Record<string, string>>} names
 */
function run(tokens, names) {
  /** @type {(Node | string)[]} */
  const out = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i] !== '^') {
      out.push(piece(tokens[i] ?? '', names));
      continue;
    }
    const size = powerSize(tokens, i + 1);
    const power = tokens.slice(i + 1, i + 1 + size);
    out.push(h('sup', {}, ...run(power[0] === '(' ? power.slice(1, -1) : power, names)));
    i += size;
  }
  return out;
}

/**
 * @param {string} token
 * @param {Readonly<Record<string, string>>} names
 * @returns {Node | string}
 */
function piece(token, names) {
  const name = names[token] ?? token;
  if (/^[A-Za-z]$/.test(name)) return h('var', {}, name);
  const [, derived, letters, index] = /^d([A-Z])$|^([A-Z]′?)_(\w)$/.exec(name) ?? [];
  if (derived) return h('span', {}, 'd', h('var', {}, derived));
  if (letters && index) return h('span', {}, h('var', {}, letters), h('sub', {}, letter(index)));
  const lowered = lower(name);
  return lowered.length > 1 ? h('span', {}, ...lowered) : (SIGNS[token.trim()] ?? name);
}

/** A letter slanted, a digit upright. */
function letter(/** @type {string} */ text) {
  return /\d/.test(text) ? text : h('var', {}, text);
}

/**
 * Subscript digits as subscripts: many fonts have no glyph of their own for them.
 * @param {string} name
 * @returns {(Node | string)[]}
 */
export function lower(name) {
  const parts = name.split(/([₀-₉]+)/).filter((part) => part !== '');
  return parts.map((part) => (/^[₀-₉]/.test(part) ? h('sub', {}, part.normalize('NFKC')) : part));
}

/**
 * How many tokens a power has: one, or a group in brackets (after a function's name, that too).
 * @param {string[]} tokens
 * @param {number} from
 */
function powerSize(tokens, from) {
  let depth = 0;
  for (let i = from; i < tokens.length; i += 1) {
    if (tokens[i] === '(') depth += 1;
    else if (tokens[i] === ')') depth -= 1;
    if (depth === 0 && tokens[i + 1] !== '(') return i - from + 1;
    if (depth === 0 && !/^[A-Za-z]/.test(tokens[i] ?? '')) return i - from + 1;
  }
  return tokens.length - from;
}

/**
 * @param {readonly import('../core/catalogue.js').Knob[]} knobs
 * @returns {Record<string, string>}
 */
export function knobSymbols(knobs) {
  return Object.fromEntries(knobs.map(({ name, symbol }) => [name, symbol]));
}

/**
 * @param {Element} element
 * @param {{formula: string, knobs: readonly import('../core/catalogue.js').Knob[]}} entry
 */
export function showFormula(element, { formula, knobs }) {
  element.replaceChildren(...typeset(formula, knobSymbols(knobs)));
}
