import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn, parseExpression } from '../../../frontend/src/core/expression.js';
import { RULES } from './recorded.js';

/** @param {import('../../../frontend/src/core/expression.js').Tree} tree @returns {string} fully bracketed */
function written(tree) {
  if (tree.kind === 'number') return tree.text;
  if (tree.kind === 'name') return tree.name;
  if (tree.kind === 'minus') return `(-${written(tree.of)})`;
  if (tree.kind === 'call') return `${tree.name}(${tree.of.map(written).join(', ')})`;
  return `(${written(tree.left)} ${tree.sign} ${written(tree.right)})`;
}

const READ = /** @type {const} */ ([
  ['a - b - c', '((a - b) - c)'],
  ['a + b*c', '(a + (b * c))'],
  ['(a + b)*c', '((a + b) * c)'],
  ['a/b/c', '((a / b) / c)'],
  ['-a**2', '(-(a ** 2))'],
  ['a**-b', '(a ** (-b))'],
  ['a**b**c', '(a ** (b ** c))'],
  ['2*-a', '(2 * (-a))'],
  ['alpha*Vc/(sqrt(Sc) + eps)', '((alpha * Vc) / (sqrt(Sc) + eps))'],
  ['max(a, b) + 1.5e-3', '(max(a, b) + 1.5e-3)'],
]);

for (const [text, brackets] of READ)
  test(`${text} is read as ${brackets}`, () => assert.equal(written(parseExpression(text)), brackets));

test('every line of every rule can be read, and names what the rule knows', () => {
  for (const { knobs, state, powers, lines } of RULES) {
    const known = new Set(['W', 'g', 'alpha', ...Object.keys(powers)]);
    for (const { name } of [...knobs, ...state]) known.add(name);
    for (const { target, expression } of lines) {
      for (const name of namesIn(parseExpression(expression))) assert.ok(known.has(name), name);
      known.add(target);
    }
  }
});

for (const text of ['', 'a +', 'a b', '(a', 'a)', 'f(a', 'a $ b', '*a', '1..2'])
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => parseExpression(text), SyntaxError));
