import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuresOf, Series } from '../../../frontend/src/core/measures.js';
import { RacerTrack } from '../../../frontend/src/core/track.js';

const LAYOUT = /** @type {const} */ ([
  ['params', 2],
  ['loss', 1],
  ['grad', 2],
  ['alpha', 1],
  ['step', 2],
]);
const GROUND = { parameters: ['x', 'y'], shown: ['x', 'y'], minima: [[0, 0]] };

/** Rows as the server sends them, column by column. */
const trackOf = (/** @type {number[][]} */ rows) => {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 5000);
  put(track, 0, rows);
  return track;
};
const put = (/** @type {RacerTrack} */ track, /** @type {number} */ first, /** @type {number[][]} */ rows) => {
  const width = rows[0]?.length ?? 0;
  const block = Float64Array.from({ length: width * rows.length }, (_, i) =>
    Number(rows[i % rows.length]?.[Math.floor(i / rows.length)]),
  );
  track.put(first, block, rows.length);
};
const ROWS = [
  [3, 4, 25, 3, -4, Number.NaN, Number.NaN, Number.NaN],
  [0, 4, 16, 0, 8, 0.1, 3, -0.5],
];
const measure = (/** @type {string} */ id) => {
  const found = measuresOf(GROUND).find((one) => one.id === id);
  assert.ok(found);
  return found;
};

test('each measure is the recorded number, or computed from recorded numbers of the same row', () => {
  const track = trackOf(ROWS);
  const read = (/** @type {string} */ id) => {
    const series = new Series(track, measure(id));
    series.grow();
    return [...series.column(false)];
  };
  assert.deepEqual(read('loss'), [25, 16]);
  assert.deepEqual(read('grad'), [5, 8]);
  assert.deepEqual(read('step'), [Number.NaN, 3]);
  assert.deepEqual(read('step-2'), [Number.NaN, 0.5]);
  assert.deepEqual(read('alpha'), [Number.NaN, 0.1]);
  assert.deepEqual(read('distance'), [5, 4]);
});

test('without a known minimum there is no distance to chart', () => {
  const ids = measuresOf({ ...GROUND, minima: [] }).map(({ id }) => id);
  assert.deepEqual(ids, ['loss', 'grad', 'step', 'step-2', 'alpha']);
});

test('a step is along the parameter shown, wherever it stands among all', () => {
  const series = new Series(trackOf(ROWS), /** @type {any} */ (measuresOf({ ...GROUND, shown: ['y'] })[2]));
  series.grow();
  assert.deepEqual([series.measure.parameter, series.at(1)], ['y', 0.5]);
});

test('a series grows with its rows, past its first room, and keeps what it has', () => {
  const track = trackOf(ROWS);
  const series = new Series(track, measure('loss'));
  series.grow();
  assert.deepEqual([...series.column(true)], [Math.log10(25), Math.log10(16)]);
  const more = Array.from({ length: 3000 }, (_, i) => [0, 0, i + 1, 0, 0, 0.1, 0, 0]);
  put(track, 2, more);
  series.grow();
  assert.equal(series.column(false).length, 3002);
  assert.deepEqual([series.at(0), series.at(3001), series.at(9999)], [25, 3000, 3000]);
  assert.equal(series.column(true)[3001], Math.log10(3000));
});

test('a series knows whether it has a logarithm', () => {
  const track = trackOf(ROWS);
  const series = new Series(track, measure('loss'));
  series.grow();
  assert.equal(series.negative, false);
  put(track, 2, [[0, 0, -1e-9, 0, 0, 0.1, 0, 0]]);
  series.grow();
  assert.equal(series.negative, true);
});

test('a series of a newer track with the same rows keeps what it has, and goes on', () => {
  const series = new Series(trackOf(ROWS), measure('loss'));
  series.grow();
  series.column(true);
  const newer = trackOf(ROWS);
  put(newer, 2, [[0, 0, 9, 0, 0, 0.1, 0, 0]]);
  let read = 0;
  const counted = { ...measure('loss'), read: () => (read += 1) };
  const next = Object.assign(series, { measure: counted }).of(newer);
  next.grow();
  assert.deepEqual([...next.column(false)], [25, 16, 1]);
  assert.equal(read, 1);
  assert.deepEqual([...series.column(false)], [25, 16]);
});
