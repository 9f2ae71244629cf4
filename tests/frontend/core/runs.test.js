import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlayer } from '../../../frontend/src/core/player.js';
import { createRuns, FIRST_ROWS, followRun, ROWS_AHEAD } from '../../../frontend/src/core/runs.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { fakeSocket } from './fake-socket.js';
import { frameBytes } from './frame-bytes.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

const STEPS = 5000;

/** A race of one racer, told apart by its seed. @returns {RunSpec} */
const specOf = (/** @type {number} */ seed) => ({
  problem: { kind: 'surface', name: 'bowl' },
  steps: STEPS,
  seed,
  racers: [{ rule: 'gd' }],
});

/** Runs over a fake socket, whose frames are taken one at a time by `nextFrame`. */
function setUp({ playhead = 0 } = {}) {
  const socket = fakeSocket();
  const errors = signal(/** @type {import('../../../frontend/src/core/state.js').Complaints} */ ({}));
  const waiting = /** @type {(() => void)[]} */ ([]);
  const head = { row: playhead };
  const runs = createRuns({ socket, errors, wanted: () => head.row, frame: (fn) => void waiting.push(fn) });
  const nextFrame = () => {
    for (const fn of waiting.splice(0)) fn();
  };
  const started = (/** @type {string} */ run) => {
    const { spec } = /** @type {any} */ (socket.sent.find((message) => message.run === run));
    socket.tell({ type: 'run.started', run, spec, steps: spec.steps, parameters: ['x'], layout: [[['loss', 1]]] });
  };
  const rows = (/** @type {string} */ run, /** @type {number} */ from, /** @type {number} */ count) => {
    const payload = Array.from({ length: count }, (_, i) => from + i);
    socket.tellFrame(frameBytes({ type: 'run.chunk', run, from, rows: [count] }, payload));
  };
  const shownSeed = () => runs.current.value?.spec.seed;
  return { socket, errors, runs, head, nextFrame, started, rows, shownSeed };
}

test('a run is asked for at once, from its first row, a little beyond the playhead', () => {
  const { socket, runs } = setUp({ playhead: 40 });
  runs.start(specOf(1));
  assert.deepEqual(socket.sent, [{ type: 'run.start', run: 'r1', spec: specOf(1), from: 0, until: 41 + FIRST_ROWS }]);
});

test('of many changes within a frame the first and the newest go out, and each cancels what came before', () => {
  const { socket, runs, nextFrame } = setUp();
  for (const seed of [1, 2, 3, 4]) runs.start(specOf(seed));
  nextFrame();
  nextFrame();
  assert.deepEqual(
    socket.sent.map(({ type, run, spec }) => [type, run, spec?.seed]),
    [
      ['run.start', 'r1', 1],
      ['run.cancel', 'r1', undefined],
      ['run.start', 'r2', 4],
    ],
  );
});

test('a run comes on screen when it has reached the playhead', () => {
  const { runs, started, rows, shownSeed } = setUp({ playhead: 100 });
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 60);
  assert.equal(shownSeed(), undefined);
  assert.equal(runs.pending.value, true);
  rows('r1', 60, 60);
  assert.equal(shownSeed(), 1);
  assert.equal(runs.pending.value, false);
});

test('a run on its way follows a playhead that is sent further meanwhile', () => {
  const { socket, runs, head, nextFrame, started, rows, shownSeed } = setUp();
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, STEPS + 1);
  nextFrame();
  runs.start(specOf(2));
  started('r2');
  head.row = 2000;
  rows('r2', 0, FIRST_ROWS);
  runs.keepAhead();
  runs.keepAhead();
  const asked = socket.sent.filter(({ type }) => type === 'run.more');
  assert.deepEqual(asked, [{ type: 'run.more', run: 'r2', until: 2001 + FIRST_ROWS }]);
  rows('r2', FIRST_ROWS, 2001);
  assert.equal(shownSeed(), 2);
});

test('the newest change wins: rows of an older run never come on screen after a newer one', () => {
  const { runs, nextFrame, started, rows, shownSeed } = setUp();
  runs.start(specOf(1));
  nextFrame();
  runs.start(specOf(2));
  started('r1');
  started('r2');
  rows('r2', 0, 10);
  rows('r1', 0, 10);
  assert.equal(shownSeed(), 2);
});

test('during a drag over a slow line the pictures come in order instead of only at its end', () => {
  const { runs, nextFrame, started, rows, shownSeed } = setUp();
  runs.start(specOf(1));
  nextFrame();
  runs.start(specOf(2));
  started('r1');
  rows('r1', 0, 10);
  assert.equal(shownSeed(), 1);
  assert.equal(runs.pending.value, true);
  started('r2');
  rows('r2', 0, 10);
  assert.equal(shownSeed(), 2);
});

test('a refused change is told at its place, and the last good run stays and goes on', () => {
  const { socket, errors, runs, nextFrame, started, rows, shownSeed } = setUp();
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 50);
  nextFrame();
  runs.start(specOf(2));
  const where = ['spec', 'racers', 0, 'knobs', 'alpha'];
  socket.tell({ type: 'error', run: 'r2', code: 'out_of_range', message: 'too large', where });
  assert.deepEqual(errors.value['racers.0.knobs.alpha'], { code: 'out_of_range', message: 'too large', where });
  assert.equal(shownSeed(), 1);
  assert.deepEqual(socket.last('run.start'), {
    type: 'run.start',
    run: 'r3',
    spec: specOf(1),
    from: 50,
    until: 1 + FIRST_ROWS,
  });
  started('r3');
  rows('r3', 50, 50);
  assert.equal(runs.current.value?.last, 99);
});

test('the next good run takes the complaint away', () => {
  const { socket, errors, runs, nextFrame, started, rows } = setUp();
  runs.start(specOf(1));
  socket.tell({ type: 'error', run: 'r1', code: 'unknown', message: 'no', where: ['seed'] });
  nextFrame();
  runs.start(specOf(2));
  started('r2');
  rows('r2', 0, 1);
  assert.deepEqual(errors.value, {});
});

test('after a lost connection the same run goes on from the row after the last it has', () => {
  const { socket, runs, started, rows } = setUp({ playhead: 10 });
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 77);
  const before = runs.current.value;
  socket.connection.value = 'waiting';
  socket.connection.value = 'open';
  assert.deepEqual(socket.last('run.start'), {
    type: 'run.start',
    run: 'r2',
    spec: specOf(1),
    from: 77,
    until: 11 + FIRST_ROWS,
  });
  started('r2');
  rows('r2', 77, 10);
  assert.equal(runs.current.value, before);
  assert.deepEqual(
    [...(before?.racers[0]?.column('loss') ?? [])],
    Array.from({ length: 87 }, (_, i) => i),
  );
});

test('a run asked for while there is no connection is asked for when there is one', () => {
  const { socket, runs } = setUp();
  socket.connection.value = 'waiting';
  runs.start(specOf(1));
  assert.deepEqual(socket.sent, []);
  socket.connection.value = 'open';
  assert.equal(socket.last('run.start')?.spec.seed, 1);
});

test('a finished run is not asked for again', () => {
  const { socket, runs, started, rows } = setUp();
  runs.start({ ...specOf(1), steps: 3 });
  started('r1');
  rows('r1', 0, 4);
  socket.tell({ type: 'run.ended', run: 'r1', ends: [{ kind: 'descending', step: 3 }] });
  const count = socket.sent.length;
  socket.connection.value = 'waiting';
  socket.connection.value = 'open';
  assert.equal(socket.sent.length, count);
});

test('more rows are asked for as the playhead nears those that were, and only then', () => {
  const { socket, runs, head, started, rows } = setUp();
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 200);
  runs.keepAhead();
  runs.keepAhead();
  assert.deepEqual(
    socket.sent.filter(({ type }) => type === 'run.more'),
    [{ type: 'run.more', run: 'r1', until: 1 + ROWS_AHEAD }],
  );
  head.row = 3000;
  runs.keepAhead();
  assert.equal(socket.last('run.more')?.until, 3001 + ROWS_AHEAD);
});

test('the player is bounded by the run on screen, and keeps its place when another comes', () => {
  const { socket, runs, head, nextFrame, started, rows } = setUp();
  const player = createPlayer();
  followRun(player, runs);
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 30);
  assert.deepEqual([player.last.value, player.total.value], [29, STEPS]);
  player.seek(20);
  head.row = player.wanted;
  nextFrame();
  runs.start(specOf(2));
  started('r2');
  rows('r2', 0, 10);
  assert.deepEqual([player.step.value, runs.current.value?.spec.seed], [20, 1]);
  rows('r2', 10, 15);
  assert.deepEqual([player.step.value, runs.current.value?.spec.seed], [20, 2]);
  socket.tell({ type: 'run.ended', run: 'r2', ends: [{ kind: 'diverged', step: 24 }] });
  assert.equal(player.total.value, 24);
});

test('how far a run is, is told in rows, until the playhead has what it waits for', () => {
  const { runs, head, started, rows } = setUp({ playhead: 9 });
  assert.equal(runs.progress(), null);
  runs.start(specOf(1));
  assert.deepEqual(runs.progress(), { done: 0, of: 10 });
  started('r1');
  rows('r1', 0, 4);
  assert.deepEqual(runs.progress(), { done: 4, of: 10 });
  rows('r1', 4, 6);
  assert.equal(runs.progress(), null);
  head.row = 90;
  assert.deepEqual(runs.progress(), { done: 10, of: 91 });
});

test('a newer run that is stopped leaves the one on screen, and going back to it asks for nothing', () => {
  const { socket, runs, nextFrame, started, rows, shownSeed } = setUp();
  const first = specOf(1);
  runs.start(first);
  started('r1');
  rows('r1', 0, 256);
  nextFrame();
  runs.start(specOf(2));
  nextFrame();
  assert.equal(runs.pending.value, true);
  assert.equal(runs.stop(), first);
  assert.equal(runs.pending.value, false);
  assert.equal(shownSeed(), 1);
  const told = socket.sent.length;
  runs.start(first);
  nextFrame();
  assert.equal(socket.sent.length, told);
  assert.equal(socket.sent.at(-1)?.type, 'run.start');
  assert.equal(socket.sent.at(-1)?.from, 256);
});

test('a run that is stopped shows what has come of it, and goes on when the playhead is sent further', () => {
  const { socket, runs, head, started, rows, shownSeed } = setUp({ playhead: 4000 });
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 256);
  runs.stop();
  head.row = 255;
  assert.equal(shownSeed(), 1);
  assert.equal(runs.progress(), null);
  assert.deepEqual(socket.sent.at(-1), { type: 'run.cancel', run: 'r1' });
  runs.keepAhead();
  assert.equal(socket.sent.at(-1)?.type, 'run.cancel');
  head.row = 300;
  runs.keepAhead();
  assert.deepEqual([socket.sent.at(-1)?.type, socket.sent.at(-1)?.from], ['run.start', 256]);
});

test('playing goes on with a run that was stopped', () => {
  const { socket, runs, head, started, rows } = setUp({ playhead: 4000 });
  runs.start(specOf(1));
  started('r1');
  rows('r1', 0, 256);
  runs.stop();
  head.row = 255;
  runs.resume();
  assert.deepEqual([socket.sent.at(-1)?.type, socket.sent.at(-1)?.from], ['run.start', 256]);
});
