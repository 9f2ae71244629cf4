import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlayer } from '../../../frontend/src/core/player.js';
import { createRoom } from '../../../frontend/src/core/room.js';
import { keepRoom, roomIn } from '../../../frontend/src/core/room-door.js';
import { followRoom, headOf, leadRoom, moveTo } from '../../../frontend/src/core/room-view.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { fakeSocket } from './fake-socket.js';

/** @param {import('../../../frontend/src/core/room-door.js').KeptRoom | null} [kept] */
function setUp(kept = null) {
  const socket = fakeSocket();
  const memory = { kept };
  const keeper = {
    load: () => memory.kept,
    save: (/** @type {typeof kept} */ room) => {
      memory.kept = room;
    },
  };
  const timers = /** @type {(() => void)[]} */ ([]);
  return { socket, memory, timers, room: createRoom({ socket, keeper, later: (fn) => timers.push(fn) }) };
}

const joined = {
  type: 'room.joined',
  room: '7KQ2MX',
  role: 'follower',
  member: 'me',
  answered: null,
  state: { view: 'scene=race' },
  head: { step: 3, playing: false, speed: 30, loop: false, reverse: false },
  ask: null,
  members: { followers: 1, lecturer: true },
  paused: false,
};
const ask = { id: 1, kind: 'choice', text: '', options: ['a', 'b'], axes: [], answers: 0, revealed: false };
const pause = () => new Promise((done) => setTimeout(done));

test('an address holds a code, in any case, beside anything else', () => {
  assert.equal(roomIn('#room=7kq2mx'), '7KQ2MX');
  assert.equal(roomIn('#scene=race&room=7KQ2MX'), '7KQ2MX');
  for (const none of ['', '#scene=race', '#broom=7KQ2MX', '#room=', '#room=<script>']) assert.equal(roomIn(none), null);
});

test('a room is remembered where the browser allows it', () => {
  const held = new Map();
  const storage = {
    getItem: (/** @type {string} */ key) => held.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void held.set(key, value),
    removeItem: (/** @type {string} */ key) => void held.delete(key),
  };
  const keeper = keepRoom(() => storage);
  keeper.save({ room: 'A', member: 'b', key: 'c' });
  assert.deepEqual(keeper.load(), { room: 'A', member: 'b', key: 'c' });
  keeper.save(null);
  assert.equal(keeper.load(), null);
  const forbidden = keepRoom(() => {
    throw new Error('no storage');
  });
  forbidden.save({ room: 'A', member: '', key: '' });
  assert.equal(forbidden.load(), null);
});

test('what the server tells is what the room is', () => {
  const { socket, room } = setUp();
  room.join('7kq 2mx');
  assert.deepEqual(socket.last('room.join'), { type: 'room.join', room: '7kq 2mx', member: '', key: '' });
  assert.equal(room.place.value, 'entering');
  socket.tell(joined);
  assert.deepEqual([room.place.value, room.lecturing.value, room.code.value], ['in', false, '7KQ2MX']);
  socket.tell({ type: 'room.state', room: '7KQ2MX', head: { ...joined.head, step: 9 } });
  assert.equal(room.head.value?.step, 9);
  assert.deepEqual(room.shown.value, { view: 'scene=race' });
  socket.tell({ type: 'room.closed', room: '7KQ2MX' });
  assert.deepEqual([room.place.value, room.problem.value], ['out', 'closed']);
});

test('a code that is none is told, and not tried again', () => {
  const { socket, room, memory } = setUp();
  room.join('XXXXXX');
  socket.tell({ type: 'error', run: null, code: 'unknown_room', about: 'room.join', message: '', where: [] });
  assert.deepEqual([room.place.value, room.problem.value, memory.kept], ['out', 'unknown_room', null]);
});

test('a lost connection comes back as the same member, and brings an answer that was lost', () => {
  const { socket, room } = setUp();
  room.join('7KQ2MX');
  socket.tell({ ...joined, ask });
  room.answer(1);
  socket.connection.value = 'waiting';
  socket.sent.length = 0;
  socket.connection.value = 'open';
  assert.deepEqual(socket.last('room.join'), { type: 'room.join', room: '7KQ2MX', member: 'me', key: '' });
  socket.tell({ ...joined, ask });
  assert.deepEqual(socket.last('room.answer'), { type: 'room.answer', ask: 1, value: 1 });
  socket.sent.length = 0;
  socket.tell({ ...joined, ask, answered: 1 });
  assert.equal(socket.last('room.answer'), undefined);
});

test('an answer that was changed and lost on the way is brought again, not one that is shown', () => {
  const { socket, room } = setUp();
  room.join('7KQ2MX');
  socket.tell({ ...joined, ask });
  room.answer(1);
  socket.sent.length = 0;
  socket.tell({ ...joined, ask, answered: 0 });
  assert.deepEqual([socket.last('room.answer')?.value, room.answered.value], [1, 1]);
  socket.sent.length = 0;
  socket.tell({ ...joined, ask: { ...ask, revealed: true }, answered: 0 });
  assert.equal(socket.last('room.answer'), undefined);
});

test('a room that waits is asked for again until it is there', () => {
  const { socket, room, timers, memory } = setUp({ room: '7KQ2MX', member: 'me', key: '' });
  const paused = { type: 'error', run: null, code: 'paused', about: 'room.join', message: '', where: [] };
  assert.deepEqual([room.place.value, room.paused.value], ['entering', false]);
  socket.tell(paused);
  assert.deepEqual([room.place.value, room.paused.value, room.problem.value], ['entering', true, 'paused']);
  socket.sent.length = 0;
  timers.shift()?.();
  assert.deepEqual(socket.last('room.join'), { type: 'room.join', room: '7KQ2MX', member: 'me', key: '' });
  socket.tell(paused);
  socket.tell(joined);
  assert.deepEqual([room.paused.value, room.problem.value], [false, null]);
  socket.sent.length = 0;
  timers.shift()?.();
  assert.deepEqual([socket.sent, room.place.value, memory.kept?.room], [[], 'in', '7KQ2MX']);
});

test('a reloaded lecturer is the lecturer again', () => {
  const { socket, room } = setUp({ room: '7KQ2MX', member: 'me', key: 'secret' });
  assert.equal(socket.last('room.join')?.key, 'secret');
  socket.tell({ ...joined, role: 'lecturer' });
  assert.deepEqual([room.lecturing.value, room.key], [true, 'secret']);
});

test('an answer belongs to its question', () => {
  const { socket, room } = setUp();
  room.join('7KQ2MX');
  socket.tell({ ...joined, ask });
  room.answer(0);
  socket.tell({ type: 'room.state', ask: { ...ask, answers: 1 } });
  assert.equal(room.answered.value, 0);
  socket.tell({ type: 'room.state', ask: { ...ask, id: 2 } });
  assert.equal(room.answered.value, null);
});

test('a lecturer tells what changes, many changes at once', () => {
  const player = createPlayer();
  const sent = /** @type {any[]} */ ([]);
  const room = { set: (/** @type {any} */ parts) => sent.push(parts) > 0 };
  const scene = signal('race');
  /** @type {(() => void)[]} */
  const timers = [];
  const view = () => ({ scene: scene.value, lang: 'zh', theme: 'dark', step: 4 });
  const stop = leadRoom({ room, player, view, changes: [scene], later: (fn) => timers.push(fn) });
  timers.shift()?.();
  assert.deepEqual(sent.shift(), { state: { view: 'scene=race' }, head: headOf(player) });
  scene.value = 'curve';
  scene.value = 'graph';
  assert.equal(timers.length, 1);
  timers.shift()?.();
  assert.deepEqual(sent.shift(), { state: { view: 'scene=graph' } });
  player.speed.value = Number.POSITIVE_INFINITY;
  timers.shift()?.();
  assert.equal(sent.shift().head.speed, null);
  stop();
  scene.value = 'race';
  assert.equal(timers.length, 0);
});

/** A follower's page, whose scene takes a moment to come. */
function followed() {
  const player = createPlayer();
  player.total.value = 100;
  player.last.value = 100;
  const room = { shown: signal(/** @type {any} */ (null)), head: signal(/** @type {any} */ (null)) };
  const following = signal(true);
  const spec = signal(/** @type {object} */ ({}));
  const views = /** @type {any[]} */ ([]);
  const show = async (/** @type {any} */ view) => {
    views.push(view);
    await pause();
    spec.value = {};
  };
  let clock = 0;
  const page = followRoom({ room, player, show, following, changes: [spec], now: () => clock });
  return { player, room, following, spec, views, page, pass: (/** @type {number} */ ms) => (clock += ms) };
}

test('a follower shows the view and stands at the step of the lecturer', async () => {
  const { player, room, views } = followed();
  room.head.value = { ...joined.head, step: 42 };
  room.shown.value = { view: 'scene=curve' };
  await pause();
  await pause();
  assert.deepEqual(views, [{ scene: 'curve', step: 42 }]);
  assert.equal(player.step.value, 42);
  room.head.value = { ...joined.head, step: 50 };
  assert.equal(player.step.value, 50);
});

test('who changes something looks around alone until they come back', async () => {
  const { room, following, spec, views, page, player, pass } = followed();
  room.shown.value = { view: 'scene=race' };
  room.head.value = { ...joined.head, step: 1 };
  await pause();
  await pause();
  spec.value = {};
  assert.equal(following.value, true, 'a change that nobody touched is not theirs');
  pass(5000);
  page.touched();
  spec.value = {};
  assert.equal(following.value, false);
  room.head.value = { ...joined.head, step: 77 };
  assert.notEqual(player.step.value, 77);
  following.value = true;
  await pause();
  await pause();
  assert.equal(views.length, 2);
  assert.equal(player.step.value, 77);
});

test('a playhead that plays along is left alone while it is near', () => {
  const player = createPlayer();
  player.total.value = 100;
  player.last.value = 100;
  moveTo(player, { ...joined.head, step: 10, playing: true, speed: 30 });
  assert.deepEqual([player.step.value, player.playing.value], [10, true]);
  moveTo(player, { ...joined.head, step: 13, playing: true, speed: 30 });
  assert.equal(player.wanted, 10);
  moveTo(player, { ...joined.head, step: 60, playing: true, speed: 30 });
  assert.deepEqual([player.wanted, player.playing.value], [60, true]);
  moveTo(player, { ...joined.head, step: 61, playing: false, speed: null });
  assert.deepEqual([player.wanted, player.playing.value, player.speed.value], [61, false, Infinity]);
});
