import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundFactor } from '../../../frontend/src/plots/arrow-scale.js';
import { nearestRow, REACH_PX } from '../../../frontend/src/plots/path-hover.js';

test('arrows are drawn at 1, 2 or 5 times a power of ten: the largest that fits', () => {
  assert.equal(roundFactor(100, 70), 0.5);
  assert.equal(roundFactor(33, 70), 2);
  assert.equal(roundFactor(7, 70), 10);
  fc.assert(
    fc.property(
      fc.double({ min: 1e-200, max: 1e200, noNaN: true }),
      fc.double({ min: 10, max: 500, noNaN: true }),
      (longest, room) => {
        const factor = roundFactor(longest, room);
        assert.ok(
          factor !== null && factor * longest <= room * (1 + 1e-9) && factor * longest * 2.5 > room * (1 - 1e-9),
        );
      },
    ),
  );
});

for (const longest of [0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324])
  test(`${longest} px cannot be drawn to any scale`, () => assert.equal(roundFactor(longest, 70), null));

const mapping = { left: 0, top: 0, width: 100, height: 100, x0: 0, x1: 10, y0: 0, y1: 10 };
const path = (/** @type {number[]} */ xs, /** @type {number[]} */ ys, last = xs.length - 1) => ({
  points: { xs: Float64Array.from(xs), ys: Float64Array.from(ys) },
  last,
});

test('the pointer means the nearest recorded point within reach', () => {
  const walk = path([1, 5, 9], [5, 5, 5]);
  assert.equal(nearestRow(mapping, [walk], 52, 51)?.row, 1);
  assert.equal(nearestRow(mapping, [walk], 50, 50 + REACH_PX + 1), null);
  assert.deepEqual([nearestRow(mapping, [walk], 90, 50)?.px, nearestRow(mapping, [walk], 90, 50)?.py], [90, 50]);
});

test('rows after the playhead are not there yet, and what cannot be drawn is never meant', () => {
  assert.equal(nearestRow(mapping, [path([1, 5], [5, 5], 0)], 50, 50), null);
  assert.equal(nearestRow(mapping, [path([1, Number.NaN], [5, 5])], 50, 50), null);
});

test('of several paths the nearest, of equals the one drawn last; of one place the latest step', () => {
  const here = path([5, 5, 5], [5, 5, 5]);
  assert.equal(nearestRow(mapping, [here], 50, 50)?.row, 2);
  assert.equal(nearestRow(mapping, [here, here], 50, 50)?.path, 1);
  assert.equal(nearestRow(mapping, [here, path([5.5], [5])], 50, 50)?.path, 0);
});
