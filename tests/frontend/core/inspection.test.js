import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, read, updateAt } from '../../../frontend/src/core/inspection.js';
import { numberOf, RULES, recordedRacers } from './recorded.js';

/** @typedef {import('../../../frontend/src/core/expression.js').Tree} Tree */

const SIGNS = {
  '+': (/** @type {number} */ a, /** @type {number} */ b) => a + b,
  '-': (/** @type {number} */ a, /** @type {number} */ b) => a - b,
  '*': (/** @type {number} */ a, /** @type {number} */ b) => a * b,
  '/': (/** @type {number} */ a, /** @type {number} */ b) => a / b,
  '**': (/** @type {number} */ a, /** @type {number} */ b) => (b === 2 ? a * a : a ** b),
};

/** What the numbers put into a line come to: the page itself never asks. @param {Tree} tree @param {(name: string) => number} put @returns {number} */
function comesTo(tree, put) {
  if (tree.kind === 'number') return Number(tree.text);
  if (tree.kind === 'name') return put(tree.name);
  if (tree.kind === 'minus') return -comesTo(tree.of, put);
  if (tree.kind === 'operation') return SIGNS[tree.sign](comesTo(tree.left, put), comesTo(tree.right, put));
  assert.equal(tree.name, 'sqrt');
  return Math.sqrt(comesTo(/** @type {Tree} */ (tree.of[0]), put));
}

for (const { told, said, source } of recordedRacers()) {
  const entries = entriesOf(source);
  const everywhere = (/** @type {(update: number, axis: number) => void} */ check) => {
    for (let update = 1; update < source.rows; update += 1) for (const axis of source.axes.keys()) check(update, axis);
  };

  test(`the numbers put into each line give, bit for bit, its recorded result: ${told}`, () => {
    everywhere((update, axis) => {
      for (const { target, tree, reads, result } of entries) {
        if (!tree) continue;
        const put = (/** @type {string} */ name) => read(source, /** @type {any} */ (reads.get(name)), axis, update);
        assert.ok(Object.is(comesTo(tree, put) + 0, read(source, result, axis, update) + 0), `${target} in ${update}`);
      }
    });
  });

  test(`every result is the engine's own number: ${told}`, () => {
    const columns = { g: 'grad', W: 'params' };
    everywhere((update, axis) => {
      for (const { target, result } of entries) {
        const row = target === 'g' ? update - 1 : update;
        const engine = numberOf(said, Reflect.get(columns, target) ?? target, axis, row);
        assert.ok(Object.is(read(source, result, axis, update), engine), `${target} in ${update}`);
      }
    });
  });
}

test('every rule is inspected, in both forms where it has two', () => {
  const inspected = new Set(recordedRacers().map(({ track }) => `${track.spec.rule} ${track.spec.knobs?.form ?? ''}`));
  const forms = RULES.flatMap(({ name, knobs }) => {
    const form = knobs.find(({ kind }) => kind === 'choice');
    return form?.kind === 'choice' ? form.options.map(({ value }) => `${name} ${value}`) : [`${name} `];
  });
  assert.deepEqual([...inspected].sort(), forms.sort());
});

test('the update before the first is the start: nothing is recorded of it but where it is', () => {
  for (const { said, source } of recordedRacers())
    for (const { target, result } of entriesOf(source)) {
      const value = read(source, result, 0, 0);
      if (target === 'W') assert.equal(value, numberOf(said, 'params', 0, 0));
      else if (source.state.includes(target)) assert.equal(value, 0);
      else assert.ok(Number.isNaN(value), target);
    }
});

test('it looks at what is pointed at, else at the step under way, else at the one that led here', () => {
  const at = (/** @type {number} */ phase, /** @type {number | null} */ hover, rows = 100) =>
    updateAt({ step: 7, phase, hover }, rows);
  assert.deepEqual([at(0, null), at(0.3, null), at(0.3, 2)], [7, 8, 2]);
  assert.equal(at(0.3, null, 5), 4, 'a racer that ended stays at its last row');
});
