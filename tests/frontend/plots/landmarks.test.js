import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortMinima } from '../../../frontend/src/plots/landmarks.js';

/** A grid over (0..2, 0..1) whose loss is given row by row. */
const gridOf = (/** @type {number[]} */ z, /** @type {number[][]} */ minima) => ({
  parameters: ['x', 'y'],
  domain: /** @type {const} */ ([
    [0, 2],
    [0, 1],
  ]),
  size: [3, 2],
  levels: /** @type {const} */ ('log'),
  minima,
  saddles: [],
  z: Float64Array.from(z),
});

test('minima are told apart by how low they are', () => {
  const landscape = gridOf(
    [0, 9, 5, 9, 9, 0.01],
    [
      [0, 0],
      [2, 0],
      [2, 1],
    ],
  );
  assert.deepEqual(sortMinima(landscape), {
    lowest: [
      [0, 0],
      [2, 1],
    ],
    others: [[2, 0]],
  });
});

test('a minimum outside the grid is judged at its edge, and none is nothing', () => {
  assert.deepEqual(sortMinima(gridOf([0, 9, 5, 9, 9, 9], [[-3, -3]])).lowest, [[-3, -3]]);
  assert.deepEqual(sortMinima(gridOf([0, 9, 5, 9, 9, 9], [])), { lowest: [], others: [] });
});
