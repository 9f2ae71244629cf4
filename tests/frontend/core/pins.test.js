import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPinnedRuns } from '../../../frontend/src/core/pinned-runs.js';
import { addPin, canPin, MOST_PINS, pinOf, removePin } from '../../../frontend/src/core/pins.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { frameBytes } from './frame-bytes.js';
import { opening } from './sample-catalogue.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

const variant = (/** @type {number} */ seed) => ({ ...opening, seed, steps: 2, racers: opening.racers.slice(0, 1) });

test('a run is pinned once, and no more than four are', () => {
  const pins = [0, 1, 2, 3, 4, 3].reduce(
    (held, seed) => addPin(held, variant(seed)),
    /** @type {readonly RunSpec[]} */ ([]),
  );
  assert.deepEqual(
    pins.map(({ seed }) => seed),
    [0, 1, 2, 3],
  );
  assert.equal(pins.length, MOST_PINS);
  assert.equal(pinOf(pins, variant(2)), 2);
  assert.ok(!canPin(pins, variant(9)));
  assert.deepEqual(
    removePin(pins, 1).map(({ seed }) => seed),
    [0, 2, 3],
  );
  assert.ok(canPin(removePin(pins, 1), variant(9)));
});

/** A socket that keeps what is sent, and lets the test answer. */
function openWire() {
  const connection = signal('open');
  /** @type {any[]} */
  const sent = [];
  /** @type {((message: any) => void)[]} */
  const readers = [];
  /** @type {((buffer: ArrayBuffer) => void)[]} */
  const frames = [];
  const socket = /** @type {any} */ ({
    connection,
    send: (/** @type {any} */ message) => connection.value === 'open' && sent.push(message) > 0,
    onMessage: (/** @type {any} */ fn) => readers.push(fn),
    onFrame: (/** @type {any} */ fn) => frames.push(fn),
  });
  const say = (/** @type {any} */ message) => readers.forEach((read) => void read(message));
  const started = () => sent.findLast(({ type }) => type === 'run.start');
  const begin = () =>
    say({
      type: 'run.started',
      run: started().run,
      parameters: ['x'],
      steps: 2,
      layout: [[['loss', 1]]],
      spec: started().spec,
    });
  const rows = (/** @type {number} */ from, /** @type {number[]} */ losses) => {
    const header = { type: 'run.chunk', run: started().run, from, rows: [losses.length] };
    frames.forEach((read) => void read(frameBytes(header, losses)));
  };
  const end = () => say({ type: 'run.ended', run: started().run, ends: [{ kind: 'reached', step: 2 }] });
  return { socket, connection, sent, started, say, begin, rows, end };
}

test('each pin is fetched whole, one after another, and its place is given back', () => {
  const wire = openWire();
  const pins = signal(/** @type {readonly RunSpec[]} */ ([variant(1), variant(2)]));
  const pinned = createPinnedRuns({ socket: wire.socket, pins });
  assert.deepEqual([wire.sent.length, wire.started().spec.seed, wire.started().until], [1, 1, 3]);
  wire.begin();
  wire.rows(0, [3, 2, 1]);
  wire.end();
  assert.deepEqual(
    wire.sent.map(({ type }) => type),
    ['run.start', 'run.cancel', 'run.start'],
  );
  assert.deepEqual([...(pinned.runs.value[0]?.track?.racers[0]?.column('loss') ?? [])], [3, 2, 1]);
  assert.equal(wire.started().spec.seed, 2);
});

test('a pin that goes while it is fetched is cancelled, and the next one comes', () => {
  const wire = openWire();
  const pins = signal(/** @type {readonly RunSpec[]} */ ([variant(1), variant(2)]));
  const pinned = createPinnedRuns({ socket: wire.socket, pins });
  const first = wire.started().run;
  pins.value = removePin(pins.value, 0);
  assert.deepEqual(wire.sent[1], { type: 'run.cancel', run: first });
  assert.equal(wire.started().spec.seed, 2);
  wire.say({ type: 'run.started', run: first, parameters: ['x'], steps: 2, layout: [[['loss', 1]]], spec: variant(1) });
  assert.equal(pinned.runs.value[0]?.track, null);
});

test('a lost connection goes on with the rows that are missing', () => {
  const wire = openWire();
  const pinned = createPinnedRuns({ socket: wire.socket, pins: signal([variant(1)]) });
  wire.begin();
  wire.rows(0, [3, 2]);
  wire.connection.value = 'waiting';
  wire.connection.value = 'open';
  assert.deepEqual([wire.started().from, wire.sent.length], [2, 2]);
  wire.begin();
  wire.rows(2, [1]);
  wire.end();
  assert.deepEqual([...(pinned.runs.value[0]?.track?.racers[0]?.column('loss') ?? [])], [3, 2, 1]);
});

test('a pin that the server refuses is left alone, and the others come', () => {
  const wire = openWire();
  createPinnedRuns({ socket: wire.socket, pins: signal([variant(1), variant(2)]) });
  wire.say({ type: 'error', run: wire.started().run, code: 'too_many', message: '' });
  assert.equal(wire.started().spec.seed, 2);
  wire.say({ type: 'error', run: wire.started().run, code: 'too_many', message: '' });
  assert.equal(wire.sent.filter(({ type }) => type === 'run.start').length, 2);
});
