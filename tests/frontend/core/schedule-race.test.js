import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changesOf,
  epochOf,
  firstStep,
  manualIndex,
  printedChanges,
  rateAt,
  recorded,
  setChanges,
} from '../../../frontend/src/core/schedule-race.js';
import { meanBefore, WINDOW } from '../../../frontend/src/core/settling.js';
import { substituted } from '../../../frontend/src/stage/schedule-lines.js';

const SPEC = /** @type {import('../../../frontend/src/core/spec.js').RunSpec} */ ({
  problem: { kind: 'surface', name: 'bowl' },
  steps: 60,
  steps_per_epoch: 20,
  racers: [{ rule: 'gd' }, { rule: 'gd', schedule: { name: 'manual', knobs: {} } }],
});

test('a change by hand holds from its step on, and gives up what was recorded for later', () => {
  const first = recorded(recorded([], 10, 0.1), 30, 0.05);
  assert.deepEqual(first, [
    [10, 0.1],
    [30, 0.05],
  ]);
  assert.deepEqual(
    [9, 10, 29, 30].map((step) => rateAt(first, step, 0.2)),
    [0.2, 0.1, 0.1, 0.05],
  );
  assert.deepEqual(recorded(first, 20, 0.07), [
    [10, 0.1],
    [20, 0.07],
  ]);
  assert.deepEqual(recorded(first, 30, 0.01).at(-1), [30, 0.01]);
});

test('the record lives in the schedule of the racer by hand', () => {
  assert.equal(manualIndex(SPEC), 1);
  const next = setChanges(SPEC, 1, [[5, 0.5]]);
  assert.deepEqual(changesOf(next, 1), [[5, 0.5]]);
  assert.deepEqual(changesOf(SPEC, 1), []);
  assert.deepEqual(changesOf(SPEC, -1), []);
});

test('epochs begin where the engine counts them, and the printed table changes there', () => {
  assert.deepEqual(
    [1, 2, 3].map((epoch) => firstStep(SPEC, epoch)),
    [1, 21, 41],
  );
  assert.deepEqual(
    [1, 20, 21, 40, 41].map((step) => epochOf(SPEC, step)),
    [1, 1, 2, 2, 3],
  );
  assert.deepEqual(printedChanges(SPEC), [
    [1, 0.1],
    [21, 0.67],
    [41, 0.5],
    [61, 0.4],
  ]);
});

test('the mean is over the last steps, or over as many as there are', () => {
  const values = Float64Array.from({ length: 300 }, (_, i) => i);
  assert.equal(meanBefore(values, 0), 0);
  assert.equal(meanBefore(values, 4), 2);
  assert.equal(meanBefore(values, 299), 299 - (WINDOW - 1) / 2);
  assert.equal(meanBefore(values, 1000), meanBefore(values, 299));
});

test('a formula takes numbers for its names and keeps its functions', () => {
  const values = { alpha0: 0.2, rate: 1, epoch: 3, factor: 0.5, every: 10 };
  assert.equal(substituted('alpha = alpha0/(1 + rate*epoch)', values), '0.2/(1 + 1 × 3)');
  assert.equal(substituted('alpha = factor^floor((epoch - 1)/every) * alpha0', values), '0.5^floor((3 − 1)/10) × 0.2');
});
