/** The way into rooms: open one or type a code; and, for the hall, the code as large as it goes with its QR picture. */
import { dialog } from './dialog.js';
import { h } from './element.js';
import { spaced } from './room-bar.js';
import { createScope } from './scope.js';
import { qrImage } from './share-sheet.js';

/**
 * @param {Element} root
 * @param {{
 *   room: import('../core/room.js').Room,
 *   i18n: import('../core/i18n.js').I18n,
 *   link: () => string,
 *   drawQr: (text: string) => Promise<import('./share-sheet.js').QrPicture | null>,
 * }} props `link` is the room's address
 * @returns {(() => void) & { open: () => void }}
 */
export function mountRoomSheet(root, { room, i18n, link, drawQr }) {
  const scope = createScope(i18n);
  const sheet = dialog(scope, i18n, { name: 'room-sheet', title: 'rooms.title' });
  sheet.classList.add('room-sheet');
  root.append(sheet);
  scope.own(() => sheet.remove());
  const entrance = entranceForms(scope, { room, i18n });
  const code = scope.text(h('p', { class: 'room-big', 'data-test': 'room-big' }), () => spaced(room.code.value), [
    room.code,
  ]);
  const address = h('p', { class: 'room-address' });
  const picture = h('div', { class: 'qr', role: 'img' });
  scope.attr(picture, 'aria-label', () => i18n.t('rooms.qr'));
  const hall = h('div', { class: 'room-hall' }, code, address, picture);
  sheet.append(entrance, hall);
  const draw = async () => {
    address.textContent = link().replace(/^https?:\/\//, '');
    const drawn = await drawQr(link()).catch(() => null);
    picture.hidden = drawn === null;
    picture.replaceChildren(...(drawn ? [qrImage(drawn)] : []));
  };
  scope.watch(() => {
    const inside = room.place.value === 'in';
    entrance.hidden = inside;
    hall.hidden = !inside;
    if (inside) void draw();
    if (inside && !room.lecturing.value) sheet.close();
  }, [room.place, room.code]);
  return Object.assign(() => scope.dispose(), { open: () => sheet.showModal() });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{ room: import('../core/room.js').Room, i18n: import('../core/i18n.js').I18n }} props
 */
function entranceForms(scope, { room, i18n }) {
  const said = scope.text(
    h('p', { class: 'room-problem', role: 'alert', 'data-test': 'room-problem' }),
    () => (room.problem.value ? i18n.t(problemKey(room.problem.value)) : ''),
    [room.problem],
  );
  const code = h('input', {
    class: 'field room-typed',
    autocapitalize: 'characters',
    autocomplete: 'off',
    maxlength: 12,
    'data-test': 'room-typed',
  });
  const token = h('input', { class: 'field', type: 'password', autocomplete: 'off', 'data-test': 'room-token' });
  const form = (/** @type {string} */ name, /** @type {HTMLInputElement} */ input, /** @type {() => void} */ done) => {
    const words = scope.text(h('span', { class: 'quiet' }), () => i18n.t(`rooms.${name}_label`));
    const go = scope.text(h('button', { class: 'button', 'data-test': `room-${name}` }), () => i18n.t(`rooms.${name}`));
    const element = h('form', { class: 'share-field' }, h('label', {}, words, input), go);
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      done();
    });
    return { element, label: /** @type {HTMLElement} */ (element.firstElementChild) };
  };
  const join = form('join', code, () => code.value.trim() && room.join(code.value));
  const open = form('open', token, () => room.open(token.value));
  scope.watch(() => {
    open.label.classList.toggle('room-no-token', room.problem.value !== 'token');
  }, [room.problem]);
  const why = scope.text(h('p', { class: 'quiet' }), () => i18n.t('rooms.why'));
  return h('div', { class: 'room-entrance' }, said, join.element, why, open.element);
}

const PROBLEMS = ['closed', 'unknown_room', 'token', 'busy', 'too_fast', 'paused'];

/** @param {string} code */
function problemKey(code) {
  return `rooms.problem_${PROBLEMS.includes(code) ? code : 'other'}`;
}
