import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basinsAlong, sharesOf } from '../../../frontend/src/core/basins.js';
import { closedForm, factorOf, isClosed, REGIMES, regimeOf } from '../../../frontend/src/core/parabola.js';

test('every rate of the slider has the regime of its factor, with 5 and 10 alone in theirs', () => {
  const named = (/** @type {number} */ alpha) => regimeOf(factorOf(alpha));
  assert.deepEqual([0, 0.1, 2.4, 2.5, 4.9].map(named), ['still', 'creeps', 'creeps', 'fast', 'fast']);
  assert.deepEqual([5, 5.1, 9.9, 10, 10.1, 12].map(named), [
    'one_step',
    'oscillates',
    'oscillates',
    'cycles',
    'diverges',
    'diverges',
  ]);
  assert.equal(regimeOf(factorOf(1, 'plus')), 'climbs');
  for (const { regime, alpha } of REGIMES) assert.equal(named(alpha), regime);
});

test('the closed form starts at the start, lands on 5 in one step at 5, and repeats at 10', () => {
  assert.deepEqual([...closedForm(10, factorOf(5), 3)], [10, 5, 5, 5]);
  assert.deepEqual([...closedForm(10, factorOf(10), 3)], [10, 0, 10, 0]);
  assert.deepEqual([...closedForm(10, factorOf(5, 'plus'), 2)], [10, 15, 25]);
});

test('only plain descent at a constant rate on the notes’ curve has the closed form', () => {
  const problem = /** @type {const} */ ({ kind: 'surface', name: 'notes_parabola' });
  const spec = { problem, steps: 10, racers: [] };
  assert.ok(isClosed(spec, { rule: 'gd' }));
  assert.ok(!isClosed(spec, { rule: 'adam' }));
  assert.ok(!isClosed(spec, { rule: 'gd', schedule: { name: 'staircase' } }));
  assert.ok(!isClosed(spec, { rule: 'gd', l2_form: 'coupled' }));
  assert.ok(!isClosed({ ...spec, noise: 1 }, { rule: 'gd' }));
  assert.ok(!isClosed({ ...spec, problem: { ...problem, name: 'notes_waves' } }, { rule: 'gd' }));
});

test('neighbouring starts with one ending are one basin, with borders half-way', () => {
  assert.deepEqual(basinsAlong([0, 1, 2, 3], [0, 0, 1, 0]), [
    { low: 0, high: 1.5, ending: 0 },
    { low: 1.5, high: 2.5, ending: 1 },
    { low: 2.5, high: 3, ending: 0 },
  ]);
  assert.deepEqual(sharesOf([0, 1, 0, -1]), [
    { ending: 0, part: 0.5 },
    { ending: 1, part: 0.25 },
    { ending: -1, part: 0.25 },
  ]);
});
