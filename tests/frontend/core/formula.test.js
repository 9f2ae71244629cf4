import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  adopt,
  aimedAt,
  fillValues,
  pickFormula,
  setLeaf,
  setLearning,
  takeFormula,
  valuesOf,
} from '../../../frontend/src/core/formula.js';
import { exampleOf, pickExample } from '../../../frontend/src/core/graph-example.js';
import { readGraph } from '../../../frontend/src/core/graph-reading.js';
import { graphTable } from '../../../frontend/src/core/graph-table.js';
import { mathPieces } from '../../../frontend/src/core/math-text.js';
import { NOTES } from './graph.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

/** @type {RunSpec} */
const race = {
  problem: { kind: 'surface', name: 'ravine' },
  start: [1, 2],
  steps: 50,
  racers: [{ rule: 'gd', start: [9, 9] }],
};
/** @type {RunSpec} */
const spec = {
  ...race,
  problem: { kind: 'formula', expression: 'w*x + b', parameters: ['w', 'b'], fixed: { x: 2 } },
  start: [0.5, -1],
};

test('values are the start of what learns and the rest', () => {
  assert.deepEqual(valuesOf(spec), { w: 0.5, b: -1, x: 2 });
  assert.deepEqual(valuesOf(race), {});
});

test('a leaf changes alone, whether it learns or not', () => {
  assert.deepEqual(setLeaf(spec, 'b', 7).start, [0.5, 7]);
  assert.deepEqual(valuesOf(setLeaf(spec, 'x', 3)), { w: 0.5, b: -1, x: 3 });
  assert.equal(setLeaf(race, 'x', 3), race);
});

test('roles change, values stay, and something always learns', () => {
  const order = ['b', 'w', 'x'];
  const more = setLearning(spec, 'x', true, order);
  assert.deepEqual(more.problem, { kind: 'formula', expression: 'w*x + b', parameters: order, fixed: {} });
  assert.deepEqual(more.start, [-1, 0.5, 2]);
  const one = setLearning(setLearning(spec, 'b', false, order), 'w', false, order);
  assert.deepEqual(valuesOf(one), valuesOf(spec));
  assert.deepEqual(one.problem, { kind: 'formula', expression: 'w*x + b', parameters: ['w'], fixed: { b: -1, x: 2 } });
});

test('another formula keeps roles by name; when nothing would learn, all does', () => {
  const next = takeFormula(spec, 'w*x*k', { w: 1, x: 2, k: 3 }, 16);
  assert.deepEqual(next.problem, { kind: 'formula', expression: 'w*x*k', parameters: ['w', 'k'], fixed: { x: 2 } });
  assert.deepEqual(takeFormula(spec, 'x^2', { x: 2 }, 16).start, [2]);
  const bounded = takeFormula(race, 'a+b+c', { a: 1, b: 2, c: 3 }, 2);
  assert.deepEqual(bounded.problem, { kind: 'formula', expression: 'a+b+c', parameters: ['a', 'b'], fixed: { c: 3 } });
});

test('a formula to race on leaves its start to the server, unless it has the same parameters', () => {
  const first = pickFormula(race, 'x^2 + y^2', ['x', 'y']);
  assert.equal(first.start, null);
  assert.deepEqual(first.racers, [{ rule: 'gd' }]);
  const told = { ...first, start: [1.5, 2.5] };
  assert.deepEqual(adopt(first, told).start, [1.5, 2.5]);
  assert.equal(adopt(first, { ...told, problem: { kind: 'formula', expression: 'x' } }), first);
  assert.deepEqual(pickFormula(told, 'x^4 + y^2', ['x', 'y']).start, [1.5, 2.5]);
});

test('names without a value take the answered one, in the roles that were told', () => {
  /** @type {RunSpec} */
  const open = {
    ...race,
    problem: { kind: 'formula', expression: 'x*y', parameters: ['y'], fixed: { x: 4 } },
    start: null,
  };
  const leaves = [
    { id: 'x', value: 4 },
    { id: 'y', value: 0.5 },
  ];
  assert.deepEqual(fillValues(open, 'x*y', leaves).start, [0.5]);
  assert.equal(fillValues(spec, 'other', leaves), spec);
});

test('a loss without a minimum is aimed at a target', () => {
  assert.equal(aimedAt('u=b*c; v = a+u;\nJ = 3*v', 10, ['a', 'b', 'c']), 'u=b*c; v = a+u; y = 3*v; J = (y - 10)^2');
  assert.equal(aimedAt('J(x, y) = x + y', 2, ['x', 'y']), 'q = x + y; J = (q - 2)^2');
  assert.equal(aimedAt('3x', 10, ['x']), 'y = 3x; J = (y - 10)^2');
});

test('an example brings its values, its roles and its rates', () => {
  const text = { en: '', zh: '' };
  const example = {
    name: 'line', title: text, story: text, expression: 'w*x', values: { w: 3, x: 2 }, parameters: ['w'], rates: { gd: 0.25 },
  }; // biome-ignore format: one record
  const picked = pickExample(race, example);
  assert.deepEqual([picked.start, valuesOf(picked)], [[3], { w: 3, x: 2 }]);
  assert.deepEqual(picked.racers, [{ rule: 'gd', knobs: { alpha: 0.25 } }]);
  assert.equal(exampleOf(picked, [example]), example);
  assert.equal(exampleOf(spec, [example]), null);
});

test('the table holds every number in full', () => {
  const table = graphTable(readGraph(NOTES)).split('\r\n');
  assert.equal(table.length, 1 + NOTES.nodes.length + 1);
  assert.equal(table[4], 'u,b*c,mul,6,3,3,b c,2 3');
});

test('formulas are written as on paper', () => {
  const written = (/** @type {string} */ text, derivatives = false) =>
    mathPieces(text, derivatives)
      .map(
        ({ text: words, slanted, raised }) =>
          `${raised > 0 ? '^' : raised < 0 ? '_' : ''}${slanted ? `/${words}/` : words}`,
      )
      .join('');
  assert.equal(written('3*x^2 - w1'), '3·/x/^2 − /w/_1');
  assert.equal(written('sin(x)^(y+1)'), 'sin(/x/)^/y/^+^1');
  assert.equal(written('dJ/du = 1.5e-7', true), 'd/J//d/u/ = 1.5e-7');
});
