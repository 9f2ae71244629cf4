/** A room on this page: its strip and sheets, what a lecturer's page tells, what a follower's page shows. */
import { mapAxes, specAt } from '../core/class-map.js';
import { createRoom } from '../core/room.js';
import { followRoom, leadRoom } from '../core/room-view.js';
import { effect, signal } from '../core/signal.js';
import { mountRoomAsk } from '../ui/room-ask.js';
import { mountRoomBar } from '../ui/room-bar.js';
import { mountRoomQuestion } from '../ui/room-question.js';
import { mountRoomSheet } from '../ui/room-sheet.js';
import { roomPlane } from './room-plane.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/room.js').Room} Room */
/** @typedef {import('../core/room.js').Ask} Ask */
/** @typedef {{ open: () => void, join: (code: string) => void }} RoomPage `open` shows the way in, or the code */

/**
 * @param {{
 *   root: HTMLElement, body: HTMLElement, keeper: import('../core/room-door.js').RoomKeeper, ctx: SceneContext,
 *   view: () => import('../core/link.js').LinkedView,
 *   drawQr: import('../ui/share-sheet.js').ShareProps['drawQr'],
 *   save: (file: { name: string, blob: Blob }) => void,
 * }} page
 * @returns {RoomPage}
 */
export function mountRoom({ root, body, keeper, ctx, view, drawQr, save }) {
  const room = createRoom({ socket: ctx.socket, keeper });
  const { state, player, i18n, links, catalogue, toasts } = ctx;
  const following = signal(true);
  const link = () => `${location.origin}${location.pathname}#room=${room.code.value}`;
  const sheet = mountRoomSheet(body, { room, i18n, link, drawQr });
  const names = () => state.spec.value.racers.map(({ rule, label }) => label ?? catalogue.rule(rule).label);
  const ask = mountRoomAsk(body, {
    i18n,
    names,
    axes: () => mapAxes(state.spec.value, catalogue, state.focus.value),
    plane: () => state.spec.value.problem.kind !== 'network',
    ask: room.put,
  });
  const table = async () => {
    const headers = { authorization: `Bearer ${room.key}` };
    const answer = await fetch(`api/rooms/${room.code.value}/answers`, { headers });
    if (answer.ok) save({ name: `descent-lab-${room.code.value}.csv`, blob: await answer.blob() });
  };
  const bar = mountRoomBar(root, {
    room,
    following,
    i18n,
    oncode: sheet.open,
    onask: ask.open,
    ontable: () => void table(),
  });
  const tries = tryOuts({ room, ctx, away: () => (following.value = false) });
  mountRoomQuestion(bar.below, { room, i18n, plane: () => roomPlane(ctx), tryOut: tries });

  const changes = [state.scene, state.spec, state.own];
  const shown = [...changes, state.view, state.logLoss, state.focus, state.pins, state.inspect];
  let stop = () => {};
  let role = '';
  effect(() => {
    const now = room.place.value === 'in' ? String(room.lecturing.value) : 'out';
    if (now === role) return;
    role = now;
    stop();
    stop = () => {};
    if (now === 'true') stop = leadRoom({ room, player, view, changes: shown });
    if (now === 'false') {
      following.value = true;
      const follow = followRoom({ room, player, show: links.go, following, changes });
      const watch = (/** @type {Event} */ event) => {
        if (event.isTrusted && !(event.target instanceof Element && event.target.closest('.room'))) follow.touched();
      };
      const kinds = ['pointerdown', 'keydown', 'input', 'change'];
      for (const kind of kinds) body.addEventListener(kind, watch, true);
      stop = () => {
        follow.stop();
        for (const kind of kinds) body.removeEventListener(kind, watch, true);
      };
    }
  }, [room.place, room.lecturing]);
  room.problem.subscribe((problem) => {
    if (problem === 'closed') toasts.tell({ key: 'rooms.problem_closed' });
  });
  return { open: sheet.open, join: room.join };
}

/**
 * Runs of one's own for the class's map: the page shows the run, and its outcome goes to the room.
 * @param {{ room: Room, ctx: SceneContext, away: () => void }} options
 * @returns {(ask: Ask, at: number[]) => void}
 */
function tryOuts({ room, ctx, away }) {
  const { state, catalogue, runs, player, toasts } = ctx;
  /** @type {{ ask: number, at: number[], index: number, spec: unknown } | null} */
  let waiting = null;
  let unwatch = () => {};
  const look = () => {
    const track = runs.current.value;
    const end = waiting && track && track.asked === waiting.spec ? track.racers[waiting.index]?.end : null;
    if (!waiting || !end || room.ask.value?.id !== waiting.ask) return;
    room.answer([...waiting.at, end.kind]);
    waiting = null;
  };
  runs.current.subscribe((track) => {
    unwatch();
    unwatch = track ? track.version.subscribe(look) : () => {};
    look();
  });
  return (ask, at) => {
    const tried = specAt(state.spec.value, ask.axes, at, catalogue);
    if (!tried) return toasts.tell({ key: 'rooms.other_race' });
    away();
    waiting = { ask: ask.id, at, index: tried.index, spec: tried.spec };
    state.spec.value = tried.spec;
    player.toEnd();
  };
}
