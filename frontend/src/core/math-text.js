/**
 * A typed formula as it is written on paper, in pieces: names slanted, their digits lowered, powers raised, a dot for the product.
 */

/** @typedef {{ readonly text: string, readonly slanted: boolean, readonly raised: -1 | 0 | 1 }} Piece */

const TOKEN = /[A-Za-z]\w*|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\s*\*\s*|\^|\s+|./g;
const NAME = /^[A-Za-z]/;
const SIGNS = /** @type {Readonly<Record<string, string>>} */ ({ '-': '−', '*': '·' });

/**
 * @param {string} text in the grammar of formulas; with `derivatives`, the d of `dJ/du` stands upright before a name
 * @param {boolean} [derivatives]
 * @returns {Piece[]}
 */
export function mathPieces(text, derivatives = false) {
  const tokens = text.match(TOKEN) ?? [];
  /** @type {Piece[]} */
  const pieces = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const size = tokens[i] === '^' ? powerSize(tokens, i + 1) : 0;
    if (size === 0) {
      pieces.push(...tokenPieces(tokens[i] ?? '', tokens[i + 1] === '(', derivatives));
      continue;
    }
    const power = tokens.slice(i + 1, i + 1 + size);
    const inner = mathPieces((power[0] === '(' ? power.slice(1, -1) : power).join(''));
    pieces.push(...inner.map((piece) => ({ ...piece, raised: /** @type {const} */ (1) })));
    i += size;
  }
  return pieces;
}

/** @param {string} token @param {boolean} called @param {boolean} derivatives */
function tokenPieces(token, called, derivatives) {
  if (!derivatives || !/^d[A-Za-z]/.test(token)) return piecesOf(token, called);
  return [{ text: 'd', slanted: false, raised: /** @type {const} */ (0) }, ...piecesOf(token.slice(1), called)];
}

/**
 * @param {string} token
 * @param {boolean} called whether it is a function's name
 * @returns {Piece[]}
 */
function piecesOf(token, called) {
  if (!NAME.test(token)) return [{ text: SIGNS[token.trim()] ?? token, slanted: false, raised: 0 }];
  const [, stem = token, digits = ''] = token.match(/^([A-Za-z_]*[A-Za-z])_?(\d+)$/) ?? [];
  const name = { text: stem, slanted: !called && stem.length === 1, raised: /** @type {const} */ (0) };
  return digits ? [name, { text: digits, slanted: false, raised: -1 }] : [name];
}

/**
 * How many tokens a power has: a sign and one token, a group in parentheses, or a function with its group.
 * @param {readonly string[]} tokens
 * @param {number} from
 */
function powerSize(tokens, from) {
  let at = tokens[from] === '-' ? from + 1 : from;
  if (NAME.test(tokens[at] ?? '') && tokens[at + 1] === '(') at += 1;
  if (tokens[at] !== '(') return at - from + 1;
  let depth = 0;
  for (let i = at; i < tokens.length; i += 1) {
    if (tokens[i] === '(') depth += 1;
    if (tokens[i] === ')') depth -= 1;
    if (depth === 0) return i - from + 1;
  }
  return tokens.length - from;
}
