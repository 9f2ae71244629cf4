import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEVELS, pickLevels } from '../../../frontend/src/plots/levels.js';
import { canBeLog, LossRange } from '../../../frontend/src/plots/loss-range.js';
import { decadeTicks, innerTicks, linearTicks, powerOfTen } from '../../../frontend/src/plots/ticks.js';

test('ticks are round numbers, evenly spaced, within their range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
      (low, span) => {
        const { tickvals, ticktext } = linearTicks([low, low + span], 5);
        assert.ok(tickvals.length >= 2 && tickvals.length <= 7);
        assert.equal(ticktext.length, tickvals.length);
        const slack = 1e-6 * span;
        assert.ok(tickvals.every((value) => value >= low - slack && value <= low + span + slack));
      },
    ),
  );
});

test('ticks are written as numbers are, with a true minus', () => {
  assert.deepEqual(linearTicks([-2, 2], 4), { tickvals: [-2, -1, 0, 1, 2], ticktext: ['−2', '−1', '0', '1', '2'] });
  assert.deepEqual(linearTicks([0, 0.3], 3).tickvals, [0, 0.1, 0.2, 0.3]);
});

test('inner ticks keep clear of the ends', () => {
  assert.deepEqual(innerTicks([-2, 2], 4, 0.1).tickvals, [-1, 0, 1]);
  assert.ok(innerTicks([-1.25, 1.25], 3, 0.2).tickvals.length >= 2);
});

test('a logarithmic axis counts in powers of ten', () => {
  assert.deepEqual(decadeTicks([-4, 2], 6), {
    tickvals: [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100],
    ticktext: ['10⁻⁴', '10⁻³', '0.01', '0.1', '1', '10', '100'],
  });
  assert.equal(powerOfTen(-16), '10⁻¹⁶');
});

const valley = Float64Array.from({ length: 400 }, (_, i) => ((i - 200) / 20) ** 4);

test('linear levels are of the loss itself, log levels of the logarithm of its height', () => {
  const linear = pickLevels(valley, 'linear');
  assert.equal(linear.heights, valley);
  const { heights, start, end, size } = pickLevels(valley, 'log');
  assert.ok(heights.every(Number.isFinite));
  assert.ok(Math.abs((end - start) / size - (LEVELS - 0.5)) < 1e-9);
});

test('levels of a flat surface are still levels', () => {
  for (const kind of /** @type {const} */ (['linear', 'log'])) {
    const { start, end, size } = pickLevels(new Float64Array(9).fill(3), kind);
    assert.ok(size > 0 && Number.isFinite(start) && Number.isFinite(end));
  }
});

test('points where a surface has no value do not spoil its levels', () => {
  const { start, size } = pickLevels(Float64Array.from([...valley, Number.NaN, Number.POSITIVE_INFINITY]), 'linear');
  assert.ok(Number.isFinite(start) && Number.isFinite(size));
});

test('a loss below zero cannot be on a logarithmic scale, zero and a diverged one can', () => {
  assert.equal(canBeLog([Float64Array.of(1, 0, Number.NaN, Number.POSITIVE_INFINITY)]), true);
  assert.equal(canBeLog([Float64Array.of(1), Float64Array.of(2, -0.1)]), false);
});

test('the range follows the playhead and never shrinks', () => {
  const range = new LossRange(true);
  const losses = [Float64Array.of(50, 1, 1e-3, 1e-9), Float64Array.of(50, 40, 30, 20)];
  range.see(losses, 0);
  assert.deepEqual(range.range, [0, 2]);
  range.see(losses, 3);
  assert.deepEqual(range.range, [-10, 2]);
  range.see(losses, 1);
  assert.deepEqual(range.range, [-10, 2]);
});

test('an explosion leaves the chart instead of flattening the rest', () => {
  const log = new LossRange(true);
  log.see([Float64Array.of(1, 0.1), Float64Array.of(1, 1e200)], 1);
  assert.deepEqual(log.range, [-1, 3]);
  const linear = new LossRange(false);
  linear.see([Float64Array.of(1, 0), Float64Array.of(1, 1e200)], 1);
  const [low, high] = linear.range;
  assert.ok(low < 0 && high > 1 && high < 3);
});

test('losses that cannot be drawn leave a range that can', () => {
  const range = new LossRange(true);
  range.see([Float64Array.of(Number.NaN, 0)], 1);
  assert.deepEqual(range.range, [-1, 1]);
});
