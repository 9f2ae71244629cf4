import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clipSegment } from '../../../frontend/src/plots/clip.js';
import {
  fromPixelX,
  fromPixelY,
  inside,
  roundToPixel,
  toPixelX,
  toPixelY,
} from '../../../frontend/src/plots/mapping.js';

const box = { left: 0, top: 0, right: 100, bottom: 50 };
const within = (/** @type {number} */ x, /** @type {number} */ y) =>
  x >= -1e-6 && x <= 100 + 1e-6 && y >= -1e-6 && y <= 50 + 1e-6;
const near = fc.double({ min: -300, max: 300, noNaN: true });

test('a segment within the box is left as it is', () => {
  const out = /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]);
  assert.equal(clipSegment(box, 10, 10, 90, 40, out), true);
  assert.deepEqual(out, [10, 10, 90, 40]);
});

test('a segment is cut where it leaves, and dropped when it never enters', () => {
  const out = /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]);
  assert.equal(clipSegment(box, 50, 25, 150, 25, out), true);
  assert.deepEqual(out, [50, 25, 100, 25]);
  assert.equal(clipSegment(box, -10, -10, 200, -10, out), false);
  assert.equal(clipSegment(box, 110, 0, 200, 50, out), false);
});

test('what is left of any segment lies in the box and on the segment', () => {
  fc.assert(
    fc.property(near, near, near, near, (x0, y0, x1, y1) => {
      const out = /** @type {[number, number, number, number]} */ ([0, 0, 0, 0]);
      if (!clipSegment(box, x0, y0, x1, y1, out)) return;
      assert.ok(within(out[0], out[1]) && within(out[2], out[3]));
      const length = Math.hypot(x1 - x0, y1 - y0) || 1;
      for (const [x, y] of /** @type {const} */ ([
        [out[0], out[1]],
        [out[2], out[3]],
      ]))
        assert.ok(Math.abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length < 1e-6);
    }),
  );
});

test('a segment with an end in the box always shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 50 }), near, near, (x0, y0, x1, y1) => {
      assert.equal(clipSegment(box, x0, y0, x1, y1, [0, 0, 0, 0]), true);
    }),
  );
});

const mapping = { left: 20, top: 10, width: 200, height: 100, x0: -2, x1: 2, y0: -1, y1: 3 };

test('the corners of the plot are the ends of its axes', () => {
  assert.deepEqual([toPixelX(mapping, -2), toPixelX(mapping, 2)], [20, 220]);
  assert.deepEqual([toPixelY(mapping, -1), toPixelY(mapping, 3)], [110, 10]);
});

test('pixels and data map back to each other', () => {
  fc.assert(
    fc.property(near, (value) => {
      assert.ok(Math.abs(fromPixelX(mapping, toPixelX(mapping, value)) - value) < 1e-9);
      assert.ok(Math.abs(fromPixelY(mapping, toPixelY(mapping, value)) - value) < 1e-9);
    }),
  );
});

test('the plot ends at its edges', () => {
  assert.equal(inside(mapping, 20, 110), true);
  assert.equal(inside(mapping, 19.9, 50), false);
  assert.equal(inside(mapping, 100, 110.1), false);
});

test('a clicked value is as round as a pixel allows, and no further from the click than a pixel', () => {
  assert.equal(roundToPixel(-1.23456, 4, 200), -1.23);
  assert.equal(roundToPixel(1234.56, 4000, 200), 1235);
  fc.assert(
    fc.property(
      near,
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.integer({ min: 50, max: 2000 }),
      (value, range, pixels) => {
        assert.ok(Math.abs(roundToPixel(value, range, pixels) - value) <= Math.max(range / pixels, 0.5));
      },
    ),
  );
});
