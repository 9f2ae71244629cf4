/**
 * The lecturer's view in a room: sent as it changes, and shown where it is followed. A view is a link, the playhead goes beside it.
 */
import { formatLink, parseLink } from './link.js';

/** At most so often a lecturer's page tells what it shows. */
export const TELL_MS = 100;
/** After a reader's own touch, for so long a change of the view is the reader's own. */
const TOUCH_MS = 1000;

/** @typedef {import('./room.js').Room} Room */
/** @typedef {import('./room.js').Head} Head */
/** @typedef {import('./player.js').Player} Player */
/** @typedef {import('./link.js').LinkedView} LinkedView */
/** @typedef {import('./signal.js').Readable<any>} AnySignal */

/**
 * @param {Player} player
 * @returns {Head}
 */
export function headOf(player) {
  const speed = player.speed.value;
  return {
    step: player.wanted,
    playing: player.playing.value,
    speed: Number.isFinite(speed) ? speed : null,
    loop: player.loop.value,
    reverse: player.reverse.value,
  };
}

/**
 * Tells the room what this page shows.
 * @param {{
 *   room: Pick<Room, 'set'>, player: Player, view: () => LinkedView, changes: readonly AnySignal[],
 *   later?: (fn: () => void, ms: number) => unknown,
 * }} options `changes` are what a view is made of
 * @returns {() => void} ends it
 */
export function leadRoom({ room, player, view, changes, later = (fn, ms) => setTimeout(fn, ms) }) {
  let told = { view: '', head: '' };
  let waiting = false;
  let ended = false;
  const tell = () => {
    waiting = false;
    if (ended) return;
    const { lang: _lang, theme: _theme, step: _step, lesson: _lesson, ...shown } = view();
    const now = { view: formatLink(shown), head: JSON.stringify(headOf(player)) };
    const state = now.view === told.view ? {} : { state: { view: now.view } };
    const head = now.head === told.head ? {} : { head: headOf(player) };
    told = now;
    if ('state' in state || 'head' in head) room.set({ ...state, ...head });
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    later(tell, TELL_MS);
  };
  const own = [player.step, player.playing, player.speed, player.loop, player.reverse];
  const stops = [...changes, ...own].map((signal) => signal.subscribe(soon));
  soon();
  return () => {
    ended = true;
    for (const stop of stops) stop();
  };
}

/**
 * Shows what the room's lecturer shows, until the reader changes something.
 * @param {{
 *   room: Pick<Room, 'shown' | 'head'>, player: Player, show: (view: LinkedView) => Promise<void>,
 *   following: import('./signal.js').Signal<boolean>, changes: readonly AnySignal[], now?: () => number,
 * }} options
 * @returns {{ touched: () => void, stop: () => void }} `touched` is told of the reader's own touches
 */
export function followRoom({ room, player, show, following, changes, now = () => performance.now() }) {
  let showing = 0;
  let touched = Number.NEGATIVE_INFINITY;
  let shown = '';
  const catchUp = async () => {
    const view = room.shown.value?.view;
    if (!following.value || view === undefined) return;
    if (view === shown) return moveTo(player, room.head.value);
    shown = view;
    showing += 1;
    touched = Number.NEGATIVE_INFINITY;
    await show({ ...parseLink(`#${view}`), step: room.head.value?.step ?? 0 });
    showing -= 1;
    if (showing === 0 && following.value) moveTo(player, room.head.value);
  };
  const ownChange = () => {
    if (showing > 0 || now() - touched > TOUCH_MS) return;
    following.value = false;
  };
  const followAgain = (/** @type {boolean} */ on) => {
    shown = '';
    if (on) void catchUp();
  };
  const stops = [
    room.shown.subscribe(() => void catchUp()),
    room.head.subscribe(() => void catchUp()),
    following.subscribe(followAgain),
    ...changes.map((signal) => signal.subscribe(ownChange)),
  ];
  void catchUp();
  return {
    touched: () => {
      touched = now();
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/**
 * Brings the playhead to where the lecturer's is; one that plays along is left alone while it is near.
 * @param {Player} player
 * @param {Head | null} head
 */
export function moveTo(player, head) {
  if (!head) return;
  player.speed.value = head.speed ?? Infinity;
  player.loop.value = head.loop;
  player.reverse.value = head.reverse;
  const near = Math.max(3, (head.speed ?? Infinity) * 0.3);
  if (head.playing && player.playing.value && Math.abs(player.wanted - head.step) <= near) return;
  if (player.wanted !== head.step || !head.playing) player.seek(head.step);
  if (head.playing) player.play();
}
