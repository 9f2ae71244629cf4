import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathDifferences } from '../../../frontend/src/core/path-difference.js';

/** @param {number[][]} columns */
function track(columns) {
  const column = (/** @type {string} */ _, /** @type {number} */ axis) => Float64Array.from(columns[axis] ?? []);
  return /** @type {any} */ ({ count: columns[0]?.length, size: () => columns.length, column });
}

test('the largest difference is told along each parameter, over the rows of both', () => {
  const one = track([
    [0, 1, 2],
    [5, 5, 5],
  ]);
  const other = track([
    [0, 1.5, 2.25, 9],
    [5, 4, 5, 9],
  ]);
  assert.deepEqual(pathDifferences(one, other), [0.5, 1]);
  assert.deepEqual(pathDifferences(other, one), [0.5, 1]);
});
