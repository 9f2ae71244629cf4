import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatExact, formatNumber } from '../../../frontend/src/core/format.js';

test('a number is written plainly where that is short, else with a power of ten', () => {
  const written = [0.03125, -1.5, 123456, 1234567, 0.00001, -2.5e-20, 0].map((x) => formatNumber(x, 4));
  assert.deepEqual(written, ['0.03125', '−1.500', '123456', '1.235e6', '1.000e−5', '−2.500e−20', '0']);
});

test('what is not a finite number is said', () => {
  assert.deepEqual(
    [Number.NaN, Infinity, -Infinity].map((x) => formatNumber(x)),
    ['NaN', '∞', '−∞'],
  );
});

test('seventeen digits and the exact form read back as the same number', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
      (x) => {
        assert.equal(Number(formatNumber(x, 17).replaceAll('−', '-')), x);
        assert.equal(Number(formatExact(x)), x);
      },
    ),
  );
});
