import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { problemText, readNumber } from '../../../frontend/src/ui/number-entry.js';
import { openPage } from './page.js';

const ANY = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };

test('every float64 can be typed as JavaScript writes it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(readNumber(String(value), ANY).value, value === 0 ? Number(String(value)) : value);
    }),
  );
});

test('numbers are read in every way that people write them', () => {
  for (const [typed, value] of /** @type {const} */ ([
    ['1e-3', 0.001],
    ['.5', 0.5],
    [' 0.01 ', 0.01],
    ['−2', -2],
    ['０．０１', 0.01],
    ['+3.', 3],
    ['1E4', 10_000],
  ])) {
    assert.equal(readNumber(typed, ANY).value, value, typed);
  }
});

test('what is not a number is told from what is not allowed', () => {
  for (const typed of ['', 'abc', '0x10', '1e', 'NaN', 'Infinity', '1,5', '--1']) {
    assert.equal(readNumber(typed, ANY).problem, 'number', typed);
  }
  assert.equal(readNumber('1.5', { ...ANY, whole: true }).problem, 'whole');
  assert.equal(readNumber('1e999', ANY).problem, 'range');
});

test('bounds hold, open or closed', () => {
  const beta = { minimum: 0, maximum: 1, below_maximum: true };
  assert.equal(readNumber('0', beta).value, 0);
  assert.equal(readNumber('1', beta).problem, 'range');
  const rate = { minimum: 0, maximum: 1, above_minimum: true };
  assert.equal(readNumber('0', rate).problem, 'range');
  assert.equal(readNumber('1', rate).value, 1);
});

test('a problem is told with the allowed range, in the language of the reader', () => {
  const { i18n } = openPage();
  const beta = { minimum: 0, maximum: 1, below_maximum: true };
  assert.equal(problemText(i18n, 'range', beta), 'This must be at least 0 and below 1.');
  i18n.lang.value = 'zh';
  assert.equal(problemText(i18n, 'range', beta), '必须不小于 0 且小于 1。');
});
