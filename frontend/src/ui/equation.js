/**
 * Sets an expression of a rule's line: fractions above one another, roots under their bar, powers raised. What stands for a name is
 * for the caller to say: a symbol in the formula, a number in the same line with this step's numbers put in.
 */
import { h } from './element.js';
import { lower, typeset } from './formula.js';

/** @typedef {import('../core/expression.js').Tree} Tree */
/**
 * Where a leaf stands: at the front of what is written together, within it, or raised to a power. A negative number within needs
 * brackets, and at the base of a power so does any.
 * @typedef {'front' | 'within' | 'base'} Place
 */
/**
 * @typedef {object} Leaves
 * @property {(name: string, place: Place) => Node} name
 * @property {string} times between factors
 */
/** @typedef {{ tree: Tree, leaves: Leaves, place: Place, outer: number }} Part `outer` is how tightly what is around it binds */

const TIGHTNESS = /** @type {const} */ ({ '+': 1, '-': 1, '*': 2, '/': 2, '**': 4 });
const SIGN = 3;

/**
 * @param {Tree} tree
 * @param {Leaves} leaves
 * @returns {(Node | string)[]}
 */
export function setExpression(tree, leaves) {
  return set({ tree, leaves, place: 'front', outer: 0 });
}

/** @param {Part} part @returns {(Node | string)[]} */
function set(part) {
  const { tree, leaves, place, outer } = part;
  if (tree.kind === 'number') return [tree.text];
  if (tree.kind === 'name') return [leaves.name(tree.name, place)];
  if (tree.kind === 'call') return setCall(tree, leaves);
  if (tree.kind === 'minus')
    return bracketed(['−', ...set({ ...part, tree: tree.of, place: 'within', outer: SIGN })], outer >= SIGN);
  return setOperation(tree, part);
}

/** @param {import('../core/expression.js').OperationTree} tree @param {Part} part @returns {(Node | string)[]} */
function setOperation({ sign, left, right }, { leaves, place, outer }) {
  if (sign === '/') return [fraction(left, right, leaves)];
  const tightness = TIGHTNESS[sign];
  if (sign === '**') {
    const base = set({ tree: left, leaves, place: 'base', outer: tightness + 1 });
    return [...base, h('sup', {}, ...setExpression(right, leaves))];
  }
  const between = sign === '*' ? leaves.times : sign === '+' ? ' + ' : ' − ';
  const first = outer > tightness ? 'front' : place;
  const inner = [
    ...set({ tree: left, leaves, place: first, outer: tightness }),
    between,
    ...set({ tree: right, leaves, place: 'within', outer: tightness + 1 }),
  ];
  return bracketed(inner, outer > tightness);
}

/** @param {import('../core/expression.js').CallTree} tree @param {Leaves} leaves @returns {(Node | string)[]} */
function setCall({ name, of }, leaves) {
  const inner = of.flatMap((tree, i) => [...(i > 0 ? [', '] : []), ...setExpression(tree, leaves)]);
  if (name === 'sqrt') return [h('span', { class: 'root' }, '√', spoken('('), h('span', {}, ...inner), spoken(')'))];
  return [`${name}(`, ...inner, ')'];
}

/** A fraction is read out, and copied, as a quotient. @param {Tree} over @param {Tree} under @param {Leaves} leaves */
function fraction(over, under, leaves) {
  const [top, bottom] = [over, under].map((tree) => {
    const brackets = tree.kind === 'operation';
    return [brackets && spoken('('), ...setExpression(tree, leaves), brackets && spoken(')')];
  });
  return h(
    'span',
    { class: 'fraction' },
    h('span', {}, .../** @type {any[]} */ (top)),
    spoken(' / '),
    h('span', {}, .../** @type {any[]} */ (bottom)),
  );
}

function spoken(/** @type {string} */ text) {
  return h('span', { class: 'heard' }, text);
}

/** @param {(Node | string)[]} inner @param {boolean} needed @returns {(Node | string)[]} */
function bracketed(inner, needed) {
  return needed ? ['(', ...inner, ')'] : inner;
}

/**
 * How a rule's name is written: `beta1` as the knob's symbol, `beta1_t` as that to the power t, `Vc` with its letter lowered.
 * @param {string} name
 * @param {Pick<import('../core/inspection.js').Source, 'symbols' | 'powers'>} source
 * @returns {(Node | string)[]}
 */
export function setName(name, { symbols, powers }) {
  const base = powers[name];
  if (base !== undefined) return [...lower(symbols[base] ?? base), h('sup', {}, h('var', {}, 't'))];
  const parts = /^([A-Z])([a-z]+)$/.exec(name);
  if (parts) return [h('var', {}, parts[1]), h('sub', {}, parts[2])];
  return typeset(name, symbols);
}
