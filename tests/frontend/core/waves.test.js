import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lossNumbers, slopeNumbers } from '../../../frontend/src/core/waves.js';

const HEIGHT = 0.5;
const exact = (/** @type {number} */ value) => (value < 0 ? `(${value})` : String(value));

/** What the numbers on the page come to. @param {string} numbers */
function worked(numbers) {
  const signs = /** @type {Record<string, string>} */ ({ '×': '*', '−': '-', '^': '**', π: 'Math.PI' });
  const script = numbers.replace(/[×−^π]/g, (sign) => signs[sign] ?? sign).replace(/sin|cos/g, 'Math.$&');
  return Number(new Function(`return ${script}`)());
}

test('the numbers put in come to the curve and to its slope, on either side of 0', () => {
  for (const at of [-8.25, -3, -1.5, 0, 5, 8.0417, 12.9]) {
    const loss = 0.1 * (at - 5) ** 2 + HEIGHT * (1 - Math.cos((Math.PI * (at + 3) ** 2) / 32));
    assert.ok(Math.abs(worked(lossNumbers(at, HEIGHT, exact)) - loss) < 1e-12);
    const [left, right] = [at - 1e-6, at + 1e-6].map((place) => worked(lossNumbers(place, HEIGHT, exact)));
    const rise = (Number(right) - Number(left)) / 2e-6;
    assert.ok(Math.abs(worked(slopeNumbers(at, HEIGHT, exact)) - rise) < 1e-7);
  }
});
