import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawQr } from '../../../frontend/src/plots/qr.js';

/** The modules that a path paints. */
function painted(/** @type {import('../../../frontend/src/plots/qr.js').QrPicture} */ { size, path }) {
  const rows = Array.from({ length: size }, () => '.'.repeat(size).split(''));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  return rows.map((row) => row.join(''));
}

test('the smallest picture has its three eyes, its timing and its quiet border', async () => {
  const drawn = await drawQr('A');
  assert.ok(drawn);
  const rows = painted(drawn);
  assert.equal(drawn.size, 21 + 8);
  const eye = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  const corner = (/** @type {number} */ x, /** @type {number} */ y) =>
    rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
  assert.deepEqual([corner(4, 4), corner(18, 4), corner(4, 18)], [eye, eye, eye]);
  assert.equal(rows[10]?.slice(10, 19), '#.#.#.#.#');
  assert.ok(rows.slice(0, 4).every((row) => !row.includes('#')));
});

test('a link of a whole race still has room; what the largest picture cannot hold gives none', async () => {
  assert.ok(((await drawQr('x'.repeat(700)))?.size ?? 999) < 110);
  assert.equal(await drawQr('x'.repeat(3000)), null);
});
