import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RacerTrack, RunTrack } from '../../../frontend/src/core/track.js';

const LAYOUT = /** @type {const} */ ([
  ['params', 2],
  ['loss', 1],
]);

/** The scalar that column `c` holds in row `t`. */
const cell = (/** @type {number} */ c, /** @type {number} */ t) => 1000 * c + t;

/** Rows `first .. first + rows - 1` of three columns, as one racer's block. */
function block(/** @type {number} */ first, /** @type {number} */ rows) {
  return Float64Array.from({ length: 3 * rows }, (_, i) => cell(Math.floor(i / rows), first + (i % rows)));
}

const spec = {
  problem: { kind: /** @type {const} */ ('surface'), name: 'bowl' },
  steps: 5000,
  racers: [{ rule: 'gd' }, { rule: 'adam' }],
};
const runOf = () => new RunTrack({ spec, steps: 5000, parameters: ['x', 'y'], layout: [LAYOUT, LAYOUT] });

test('columns grow chunk by chunk and keep every number', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 7 }), (sizes) => {
      const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 5001);
      for (const size of sizes) track.put(track.count, block(track.count, size), size);
      const rows = sizes.reduce((a, b) => a + b);
      assert.equal(track.count, rows);
      for (const [name, axis, c] of /** @type {const} */ ([
        ['params', 0, 0],
        ['params', 1, 1],
        ['loss', 0, 2],
      ]))
        assert.deepEqual(
          [...track.column(name, axis)],
          Array.from({ length: rows }, (_, t) => cell(c, t)),
        );
    }),
  );
});

test('rows that are sent again are skipped, rows that are missing are an error', () => {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 100);
  track.put(0, block(0, 10), 10);
  track.put(6, block(6, 10), 10);
  assert.equal(track.count, 16);
  assert.equal(track.at('loss', 12), cell(2, 12));
  track.put(0, block(0, 4), 4);
  assert.equal(track.count, 16);
  assert.throws(() => track.put(20, block(20, 1), 1), RangeError);
});

test('rows beyond the run are an error', () => {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 10);
  assert.throws(() => track.put(0, block(0, 11), 11), RangeError);
});

test('a step beyond the last row reads the last row, and before the first there is none', () => {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 100);
  assert.ok(Number.isNaN(track.at('loss', 0)));
  track.put(0, block(0, 3), 3);
  assert.equal(track.at('loss', 99), cell(2, 2));
});

test('a quantity that is not recorded is an error', () => {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 100);
  track.put(0, block(0, 3), 3);
  assert.throws(() => track.column('V'), RangeError);
  assert.throws(() => track.at('params', 0, 2), RangeError);
  assert.equal(track.has('V'), false);
});

test('a chunk is shared out to the racers, one of which may have ended', () => {
  const run = runOf();
  run.put(0, [4, 2], Float64Array.from([...block(0, 4), ...block(0, 2)]));
  run.put(4, [3, 0], block(4, 3));
  assert.deepEqual(
    run.racers.map((racer) => racer.count),
    [7, 2],
  );
  assert.equal(run.last, 6);
  assert.equal(run.version.value, 2);
});

test('a chunk of another length than announced is an error', () => {
  assert.throws(() => runOf().put(0, [4, 2], new Float64Array(17)), RangeError);
});

test('a run covers a row once it has arrived, or once nothing more will come', () => {
  const run = runOf();
  assert.equal(run.covers(0), false);
  run.put(0, [4, 4], Float64Array.from([...block(0, 4), ...block(0, 4)]));
  assert.deepEqual([run.covers(3), run.covers(4), run.total], [true, false, 5000]);
  run.finish([
    { kind: 'diverged', step: 3 },
    { kind: 'diverged', step: 3 },
  ]);
  assert.deepEqual([run.covers(4000), run.total], [true, 3]);
  assert.equal(run.racers[1]?.end?.kind, 'diverged');
});

test('a racer of another run is alike where its rows must be the same', () => {
  const of = (/** @type {object} */ change) =>
    new RunTrack({ spec: { ...spec, ...change }, steps: 5000, parameters: ['x', 'y'], layout: [LAYOUT, LAYOUT] });
  const turned = of({ racers: [{ rule: 'gd' }, { rule: 'adam', knobs: { alpha: 0.3 } }] });
  assert.equal(turned.likeness(0), runOf().likeness(0));
  assert.notEqual(turned.likeness(1), runOf().likeness(1));
  for (const change of [{ steps: 10 }, { seed: 1 }, { noise: 0.1 }, { start: [1, 2] }])
    assert.notEqual(of(change).likeness(0), runOf().likeness(0));
});
