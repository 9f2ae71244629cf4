import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EDGE, markOnChart, markOnPlane } from '../../../frontend/src/plots/leaving.js';

const m = { left: 10, top: 20, width: 300, height: 200, x0: 0, x1: 1, y0: 0, y1: 1 };
const [middle, centre] = [160, 120];
const far = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test('the mark of a point past two edges points straight at it, from the edge that the way to it crosses', () => {
  const near = markOnPlane(m, 10 - 30, 220 + 400);
  assert.equal(near.y, 220 - EDGE);
  assert.ok(near.x > 10 + EDGE && near.x < middle);
  assert.equal(near.angle, Math.atan2(620 - centre, -20 - middle));
  const corner = markOnPlane(m, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  assert.deepEqual([corner.y, corner.angle], [220 - EDGE, (3 * Math.PI) / 4]);
  assert.deepEqual(markOnPlane(m, 400, Number.NEGATIVE_INFINITY), { x: middle, y: 20 + EDGE, angle: -Math.PI / 2 });
});

test('any mark stands within the plot, on the way from its middle to the point', () => {
  fc.assert(
    fc.property(far, far, (px, py) => {
      fc.pre(px < 10 || px > 310 || py < 20 || py > 220);
      const { x, y, angle } = markOnPlane(m, px, py);
      assert.ok(x >= 10 + EDGE - 1e-9 && x <= 310 - EDGE + 1e-9);
      assert.ok(y >= 20 + EDGE - 1e-9 && y <= 220 - EDGE + 1e-9);
      assert.ok(Math.abs(Math.sin(Math.atan2(y - centre, x - middle) - angle)) < 1e-9);
      const [side, top] = [Math.abs(x - middle) / (150 - EDGE), Math.abs(y - centre) / (100 - EDGE)];
      assert.ok(Math.abs(Math.max(side, top) - 1) < 1e-9);
    }),
  );
});

test('on a chart a mark stays at its place across', () => {
  assert.deepEqual(markOnChart(m, 77, -900), { x: 77, y: 20 + EDGE, angle: -Math.PI / 2 });
  assert.deepEqual(markOnChart(m, 77, Number.POSITIVE_INFINITY), { x: 77, y: 220 - EDGE, angle: Math.PI / 2 });
});
