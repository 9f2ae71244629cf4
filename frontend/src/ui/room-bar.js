/** The strip that says which room this is, who is here, and what can be done: for a lecturer and for a follower. */
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{
 *   room: import('../core/room.js').Room,
 *   following: import('../core/signal.js').Signal<boolean>,
 *   i18n: import('../core/i18n.js').I18n,
 *   oncode: () => void, onask: () => void, ontable: () => void,
 * }} props
 * @returns {(() => void) & { below: HTMLElement }} `below` holds the question
 */
export function mountRoomBar(root, { room, following, i18n, oncode, onask, ontable }) {
  const line = h('div', { class: 'room-line' });
  const bar = h('section', { class: 'room', hidden: true, 'data-test': 'room-bar' }, line);
  root.append(bar);
  const scope = createScope(i18n, bar);
  scope.attr(bar, 'aria-label', () => i18n.t('rooms.title'));
  const button = (/** @type {string} */ name, /** @type {() => void} */ onclick) => {
    const element = h('button', { type: 'button', class: 'button', 'data-test': `room-${name}`, onclick });
    return scope.text(element, () => i18n.t(`rooms.${name}`));
  };
  const code = h('button', { type: 'button', class: 'button room-code', 'data-test': 'room-code', onclick: oncode });
  scope.text(code, () => i18n.t('rooms.code', { code: spaced(room.code.value) }), [room.code]);
  const said = h('span', { class: 'room-said', role: 'status', 'data-test': 'room-said' });
  const sentence = () => i18n.t(sentenceOf(room, following.value), { count: room.people.value.followers });
  scope.text(said, sentence, [room.place, room.people, room.lecturing, room.paused, following]);
  const forLecturer = [
    button('ask', onask),
    button('reveal', room.reveal),
    button('table', ontable),
    button('close', room.close),
  ];
  const back = button('back', () => {
    following.value = true;
  });
  const away = button('away', () => {
    following.value = false;
  });
  const leave = button('leave', room.leave);
  line.append(code, said, ...forLecturer, back, away, leave);
  scope.watch(() => {
    bar.hidden = room.place.value === 'out';
    code.hidden = room.code.value === '';
    const lecturing = room.lecturing.value;
    const ask = room.ask.value;
    for (const element of forLecturer) element.hidden = !lecturing;
    const [, reveal, table] = /** @type {HTMLElement[]} */ (forLecturer);
    if (reveal) reveal.hidden = !lecturing || ask === null || ask.revealed;
    if (table) table.hidden = !lecturing || ask === null;
    back.hidden = lecturing || following.value;
    away.hidden = lecturing || !following.value || room.place.value !== 'in';
    leave.hidden = lecturing;
  }, [room.place, room.code, room.lecturing, room.ask, following]);
  return Object.assign(() => scope.dispose(), { below: bar });
}

/** @param {import('../core/room.js').Room} room @param {boolean} following */
function sentenceOf(room, following) {
  if (room.paused.value) return 'rooms.paused';
  if (room.place.value === 'entering') return 'rooms.entering';
  if (room.lecturing.value) return 'rooms.lecturing';
  if (!room.people.value.lecturer) return 'rooms.alone';
  return following ? 'rooms.following' : 'rooms.looking';
}

/** A code in two halves, as it is read aloud. */
export function spaced(/** @type {string} */ code) {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
