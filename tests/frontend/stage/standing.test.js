import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RacerTrack } from '../../../frontend/src/core/track.js';
import { standingAt } from '../../../frontend/src/stage/standing.js';

const LAYOUT = /** @type {const} */ ([
  ['params', 2],
  ['loss', 1],
]);

/** Three rows: (3, 4), (0, 1), (0, 0). */
function trackOf() {
  const track = new RacerTrack({ rule: 'gd' }, LAYOUT, 100);
  track.put(0, Float64Array.of(3, 0, 0, 4, 1, 0, 25, 1, 0), 3);
  return track;
}

test('before its first row a racer stands nowhere', () => {
  assert.equal(standingAt(new RacerTrack({ rule: 'gd' }, LAYOUT, 100), 0, []), null);
});

test('a standing is the recorded row, and the distance to the nearest minimum', () => {
  const minima = [
    [0, 0],
    [3, 3],
  ];
  assert.deepEqual(standingAt(trackOf(), 0, minima), { step: 0, loss: 25, at: [3, 4], end: null, distance: 1 });
});

test('without a known minimum there is no distance', () => {
  assert.equal('distance' in (standingAt(trackOf(), 0, []) ?? {}), false);
});

test('a racer that ended early stays at its last row', () => {
  const standing = standingAt(trackOf(), 60, []);
  assert.deepEqual([standing?.step, standing?.loss], [2, 0]);
});

test('how it ended is told when the playhead comes to it, not before', () => {
  const track = trackOf();
  track.end = { kind: 'diverged', step: 2 };
  assert.deepEqual([standingAt(track, 1, [])?.end, standingAt(track, 2, [])?.end], [null, track.end]);
  track.end = { kind: 'reached', step: 1 };
  assert.deepEqual([standingAt(track, 0, [])?.end, standingAt(track, 1, [])?.end], [null, track.end]);
});
