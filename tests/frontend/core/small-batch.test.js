import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, MOST, readBatchChoice, readSmallBatch } from '../../../frontend/src/core/small-batch.js';

test('a batch that a link cannot mean takes its defaults, number by number', () => {
  assert.deepEqual(readBatchChoice({}), DEFAULTS);
  assert.deepEqual(readBatchChoice({ values: [1, '2'], gamma: null, beta: 2, eps: -1 }), { ...DEFAULTS, beta: 2 });
  assert.deepEqual(readBatchChoice({ values: new Array(MOST + 1).fill(0) }).values, DEFAULTS.values);
  assert.deepEqual(readBatchChoice({ values: [7], eps: 0 }), { ...DEFAULTS, values: [7], eps: 0 });
});

test('an answer is cut into columns, running statistics and predictions', () => {
  const header = { size: 2, batches: 1, mean: 3, variance: 1, printed_variance: 0, columns: ['values', 'outputs'] };
  const batch = readSmallBatch(
    header,
    Float64Array.from({ length: 4 + 4 + 4 }, (_, i) => i),
  );
  assert.deepEqual([...(batch.columns.outputs ?? [])], [2, 3]);
  assert.deepEqual([...batch.runningMean], [4, 5]);
  assert.deepEqual([...batch.runningVariance], [6, 7]);
  assert.equal(batch.predicted(1, 0), 10);
  assert.equal(batch.predicted(99, 1), 11);
});
