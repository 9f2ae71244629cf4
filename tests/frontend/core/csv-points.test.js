import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPoints, writePoints } from '../../../frontend/src/core/csv-points.js';

const BOUNDS = { samples: 5, classes: 3, bytes: 1000, values: false };
const points = (/** @type {string} */ text, /** @type {Partial<typeof BOUNDS>} */ more = {}) =>
  readPoints(text, { ...BOUNDS, ...more }).points;
const trouble = (/** @type {string} */ text, /** @type {Partial<typeof BOUNDS>} */ more = {}) =>
  readPoints(text, { ...BOUNDS, ...more }).trouble;
const TWO = [
  [1.5, -2, 0],
  [3, 4, 1],
];

test('commas, semicolons, tabs and spaces part the cells, and a heading is left out', () => {
  for (const apart of [',', ';', '\t', ' '])
    assert.deepEqual(points(`x1${apart}x2${apart}label\r\n1.5${apart}-2${apart}0\n\n3${apart}4${apart}1\n`), TWO);
});

test('a decimal comma is one where something else parts the cells', () => {
  assert.deepEqual(points('1,5;−2;0\n3;4;1'), TWO);
});

test('labels that are words are numbered as they come', () => {
  const read = readPoints('1.5,-2,"cat"\n3,4,dog', BOUNDS);
  assert.deepEqual(read.points, TWO);
  assert.deepEqual('names' in read && read.names, ['cat', 'dog']);
});

test('what is written reads back', () => {
  assert.deepEqual(points(writePoints(/** @type {any} */ (TWO))), TWO);
});

test('what is wrong is told by its line and column', () => {
  assert.deepEqual(trouble('1,2,0\n\n3,x,1'), { key: 'number', params: { line: 3, column: 2, text: 'x' } });
  assert.deepEqual(trouble('1,2,0\n3,,1'), { key: 'number', params: { line: 2, column: 2, text: '∅' } });
  assert.deepEqual(trouble('1,2,0\n1e999,2,1'), { key: 'number', params: { line: 2, column: 1, text: '1e999' } });
  assert.deepEqual(trouble('1,2,0\n3,4'), { key: 'columns', params: { line: 2, got: 2 } });
  assert.deepEqual(trouble('a,b,c'), { key: 'few', params: { got: 0 } });
});

test('bounds are kept', () => {
  const many = Array.from({ length: 6 }, (_, i) => `${i},0,${i % 2}`).join('\n');
  assert.deepEqual(trouble(many), { key: 'many', params: { got: 6, limit: 5 } });
  assert.deepEqual(trouble('1,2,0\n3,4,0'), { key: 'one_class', params: { got: 1 } });
  const four = [0, 1, 2, 3].map((label) => `1,2,${label}`).join('\n');
  assert.deepEqual(trouble(four), { key: 'classes', params: { got: 4, limit: 3 } });
  assert.equal(points(four, { values: true })?.length, 4);
  assert.deepEqual(trouble('1,2,0\n3,4,1', { bytes: 10 }), { key: 'bytes', params: { got: 17, limit: 10 } });
});
