/**
 * The room that this page is in, as its lecturer or as a follower: what the server tells of it, and what may be done there. A lost
 * connection and a reloaded page come back into the same room by themselves.
 */
import { signal } from './signal.js';

/** @typedef {import('./socket.js').Message} Message */
/** @typedef {'out' | 'entering' | 'in'} RoomPlace */
/** @typedef {{ step: number, playing: boolean, speed: number | null, loop: boolean, reverse: boolean }} Head the lecturer's playhead; no speed is all at once */
/** @typedef {{ name: string, low: number, high: number, scale: 'linear' | 'log' | 'log1m' }} Axis */
/**
 * @typedef {object} Question
 * @property {'choice' | 'number' | 'point' | 'map'} kind
 * @property {string} text
 * @property {readonly string[]} [options]
 * @property {readonly Axis[]} [axes]
 */
/**
 * A question that the class is asked.
 * @typedef {Question & {
 *   id: number, options: readonly string[], axes: readonly Axis[], answers: number, revealed: boolean, results?: readonly any[],
 * }} Ask
 */
/** @typedef {import('./room-door.js').KeptRoom} KeptRoom */
/** @typedef {import('./room-door.js').RoomKeeper} RoomKeeper */
/** @typedef {ReturnType<typeof createRoom>} Room */

/** A room that waits is asked for again after this long, and up to twice as long: a class does not ask at one moment. */
const AGAIN_MS = 1000;

/**
 * @param {{ socket: Pick<import('./socket.js').Socket, 'connection' | 'send' | 'onMessage'>, keeper: RoomKeeper,
 *   later?: (fn: () => void, ms: number) => unknown }} options `keeper` remembers the room for this tab
 */
export function createRoom({ socket, keeper, later = (fn, ms) => setTimeout(fn, ms) }) {
  const place = signal(/** @type {RoomPlace} */ ('out'));
  const lecturing = signal(false);
  const code = signal('');
  const shown = signal(/** @type {{ view: string } | null} */ (null));
  const head = signal(/** @type {Head | null} */ (null));
  const ask = signal(/** @type {Ask | null} */ (null));
  const answered = signal(/** @type {any} */ (null));
  const people = signal({ followers: 0, lecturer: false });
  const paused = signal(false);
  const problem = signal(/** @type {string | null} */ (null));
  let kept = keeper.load();
  let wanted = /** @type {Message} */ ({ type: 'room.join' });
  let own = { ask: 0, value: /** @type {any} */ (null) };

  const keep = (/** @type {KeptRoom | null} */ room) => {
    kept = room;
    keeper.save(room);
  };
  const leave = (/** @type {string | null} */ why) => {
    keep(null);
    place.value = 'out';
    code.value = '';
    ask.value = null;
    shown.value = null;
    head.value = null;
    problem.value = why;
  };
  const take = (/** @type {Message} */ told) => {
    if ('members' in told) people.value = told.members;
    if ('paused' in told) paused.value = told.paused;
    if ('ask' in told) turnTo(told.ask);
    if ('head' in told) head.value = told.head;
    if ('state' in told) shown.value = told.state;
  };
  const turnTo = (/** @type {Ask | null} */ next) => {
    if (next?.id !== ask.value?.id) answered.value = null;
    ask.value = next;
  };
  const come = (/** @type {Message} */ told) => {
    keep({ room: told.room, member: told.member, key: told.key ?? kept?.key ?? '' });
    code.value = told.room;
    lecturing.value = told.role === 'lecturer';
    problem.value = null;
    paused.value = false;
    place.value = 'in';
    take(told);
    answered.value = told.answered;
    if (told.ask && own.ask === told.ask.id && told.ask.kind !== 'map') bring(told.ask);
  };
  /** What was answered before the connection was lost may not have come through. */
  const bring = (/** @type {Ask} */ asked) => {
    const lost = JSON.stringify(answered.value) !== JSON.stringify(own.value);
    if (lost && !asked.revealed) answer(own.value);
  };
  const refuse = (/** @type {Message} */ told) => {
    const entering = told.about === 'room.join' || told.about === 'room.open';
    if (entering && told.code === 'paused') {
      const asked = wanted;
      problem.value = 'paused';
      paused.value = true;
      later(() => wanted === asked && place.value === 'entering' && socket.send(asked), AGAIN_MS * (1 + Math.random()));
    } else if (entering) leave(told.code);
    else problem.value = told.code;
  };
  const enter = (/** @type {Message} */ message) => {
    problem.value = null;
    paused.value = false;
    place.value = 'entering';
    wanted = message;
    socket.send(message);
  };
  const rejoin = () => {
    if (kept) enter({ type: 'room.join', ...kept });
  };
  const answer = (/** @type {any} */ value) => {
    if (!ask.value) return;
    own = { ask: ask.value.id, value };
    answered.value = value;
    socket.send({ type: 'room.answer', ask: own.ask, value });
  };
  socket.onMessage((message) => {
    if (message.type === 'room.joined') come(message);
    else if (message.type === 'room.state') take(message);
    else if (message.type === 'room.closed') leave('closed');
    else if (message.type === 'error' && String(message.about).startsWith('room.')) refuse(message);
  });
  socket.connection.subscribe((connection) => connection === 'open' && rejoin());
  if (socket.connection.value === 'open') rejoin();

  return {
    place,
    lecturing,
    code,
    /** What the lecturer shows. */
    shown,
    head,
    ask,
    /** What was answered here to the present question, or null. */
    answered,
    people,
    paused,
    /** The code of what was refused last, or `closed`, or null. */
    problem,
    /** The key of the room's lecturer, for the table of answers. */
    get key() {
      return kept?.key ?? '';
    },
    open: (/** @type {string} */ token = '') => enter({ type: 'room.open', token }),
    join(/** @type {string} */ room) {
      if (kept && kept.room === room.toUpperCase().replace(/[\s-]/g, '')) return;
      keep({ room, member: '', key: '' });
      if (socket.connection.value === 'open') rejoin();
    },
    leave() {
      socket.send({ type: 'room.leave' });
      leave(null);
    },
    close: () => socket.send({ type: 'room.close' }),
    set: (/** @type {{ state?: { view: string }, head?: Head }} */ parts) =>
      socket.send({ type: 'room.set', ...parts }),
    put: (/** @type {Question} */ question) => socket.send({ type: 'room.ask', question }),
    reveal: () => socket.send({ type: 'room.reveal' }),
    answer,
  };
}
