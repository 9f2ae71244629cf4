/**
 * Reads the expressions of a rule's lines, `beta*V + (1 - beta)*g`, so that they can be set with symbols or with numbers. Nothing
 * here computes: what an expression gave is in the run's record.
 */

/**
 * @typedef {{ kind: 'number', text: string }} NumberTree
 * @typedef {{ kind: 'name', name: string }} NameTree
 * @typedef {{ kind: 'call', name: string, of: Tree[] }} CallTree
 * @typedef {{ kind: 'minus', of: Tree }} MinusTree
 * @typedef {{ kind: 'operation', sign: '+' | '-' | '*' | '/' | '**', left: Tree, right: Tree }} OperationTree
 * @typedef {NumberTree | NameTree | CallTree | MinusTree | OperationTree} Tree
 */

const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|(\*\*|[-+*/(),]))/y;

/**
 * @param {string} text in Python's syntax
 * @returns {Tree}
 */
export function parseExpression(text) {
  const reader = new Reader(tokensOf(text), text);
  const tree = reader.sum();
  reader.end();
  return tree;
}

/**
 * Every name in an expression, functions left out, in the order they are written.
 * @param {Tree} tree
 * @returns {string[]}
 */
export function namesIn(tree) {
  if (tree.kind === 'name') return [tree.name];
  return partsOf(tree).flatMap(namesIn);
}

/** @param {Tree} tree @returns {readonly Tree[]} */
function partsOf(tree) {
  if (tree.kind === 'operation') return [tree.left, tree.right];
  if (tree.kind === 'minus') return [tree.of];
  return tree.kind === 'call' ? tree.of : [];
}

/** @param {string} text @returns {string[]} */
function tokensOf(text) {
  const tokens = [];
  const whole = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < whole.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(whole);
    if (!match) throw new SyntaxError(`cannot read ${JSON.stringify(text)} from character ${at}`);
    tokens.push(/** @type {string} */ (match[1] ?? match[2] ?? match[3]));
  }
  return tokens;
}

/** Descends by precedence: sums, products, signs, powers, atoms. */
class Reader {
  /** @param {string[]} tokens @param {string} text */
  constructor(tokens, text) {
    this.tokens = tokens;
    this.text = text;
    this.at = 0;
  }

  /** @returns {Tree} */
  sum() {
    let tree = this.product();
    for (let sign = this.taken('+', '-'); sign; sign = this.taken('+', '-')) tree = join(sign, tree, this.product());
    return tree;
  }

  /** @returns {Tree} */
  product() {
    let tree = this.signed();
    for (let sign = this.taken('*', '/'); sign; sign = this.taken('*', '/')) tree = join(sign, tree, this.signed());
    return tree;
  }

  /** @returns {Tree} */
  signed() {
    return this.taken('-') ? { kind: 'minus', of: this.signed() } : this.power();
  }

  /** @returns {Tree} */
  power() {
    const base = this.atom();
    return this.taken('**') ? join('**', base, this.signed()) : base;
  }

  /** @returns {Tree} */
  atom() {
    const token = this.next();
    if (token === '(') return this.closed(this.sum());
    if (/^[\d.]/.test(token)) return { kind: 'number', text: token };
    if (!/^[A-Za-z_]/.test(token)) throw this.fault();
    return this.taken('(')
      ? { kind: 'call', name: token, of: this.closed(this.list()) }
      : { kind: 'name', name: token };
  }

  list() {
    const trees = [this.sum()];
    while (this.taken(',')) trees.push(this.sum());
    return trees;
  }

  /** @template T @param {T} inner @returns {T} */
  closed(inner) {
    if (!this.taken(')')) throw this.fault();
    return inner;
  }

  /** The next token, taken, if it is one of these. */
  taken(/** @type {string[]} */ ...wanted) {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }

  next() {
    const token = this.tokens[this.at];
    if (token === undefined) throw this.fault();
    this.at += 1;
    return token;
  }

  end() {
    if (this.at < this.tokens.length) throw this.fault();
  }

  fault() {
    return new SyntaxError(`cannot read ${JSON.stringify(this.text)}`);
  }
}

/** @param {string} sign @param {Tree} left @param {Tree} right @returns {Tree} */
function join(sign, left, right) {
  return { kind: 'operation', sign: /** @type {OperationTree['sign']} */ (sign), left, right };
}
