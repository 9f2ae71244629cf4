import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchFacts, costs, spanOf } from '../../../frontend/src/core/batch-facts.js';

test('an epoch has ceil(M/B) updates, and what is left over is its last batch', () => {
  assert.deepEqual(batchFacts(2000, 64), { size: 64, updates: 32, last: 16 });
  assert.deepEqual(batchFacts(2000, 1), { size: 1, updates: 2000, last: 1 });
  assert.deepEqual(batchFacts(256, 128), { size: 128, updates: 2, last: 128 });
  assert.deepEqual(batchFacts(2000, 10000), { size: 2000, updates: 1, last: 2000 });
});

test('the batches of an epoch lie end to end and cover it', () => {
  for (const [samples, asked] of [
    [2000, 64],
    [7, 3],
    [5, 5],
    [4, 1],
  ]) {
    const facts = batchFacts(Number(samples), Number(asked));
    let end = 0;
    for (let batch = 1; batch <= facts.updates; batch += 1) {
      const span = spanOf(facts, batch, Number(samples));
      assert.equal(span.from, end);
      end = span.to;
    }
    assert.equal(end, samples);
  }
  assert.deepEqual(spanOf(batchFacts(2000, 64), 0, 2000), { from: 0, to: 0 });
});

test('an update costs its samples and its price', () => {
  assert.deepEqual([...costs([0, 64, 128], [0, 1, 2], 50)], [0, 114, 228]);
});
