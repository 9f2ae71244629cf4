/** The question that a class is asked: a way to answer it, how many have, and, once revealed, what they answered. */
import { OUTCOMES } from '../core/class-map.js';
import { formatNumber } from '../core/format.js';
import { h, svg } from './element.js';
import { pointBoard, SHAPES } from './point-board.js';
import { numberRanges, resultBars } from './room-results.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/room.js').Ask} Ask */
/** @typedef {import('../core/room.js').Axis} Axis */
/**
 * @typedef {{
 *   room: import('../core/room.js').Room,
 *   i18n: import('../core/i18n.js').I18n,
 *   plane: () => Promise<{ axes: readonly Axis[], paint: (canvas: HTMLCanvasElement) => void } | null>,
 *   tryOut: (ask: Ask, at: number[]) => void,
 * }} QuestionProps
 *   `plane` is the surface that points are on; `tryOut` runs what was tapped on a map
 */

/**
 * @param {Element} root
 * @param {QuestionProps} props
 * @returns {() => void}
 */
export function mountRoomQuestion(root, props) {
  const { room, i18n } = props;
  const card = h('section', { class: 'room-question', 'data-test': 'room-question' });
  root.append(card);
  const scope = createScope(i18n, card);
  let inner = createScope(i18n);
  let shape = '';
  let update = (/** @type {Ask} */ _ask) => {};
  scope.watch(() => {
    const ask = room.ask.value;
    card.hidden = ask === null;
    const now = ask ? `${ask.id} ${ask.revealed} ${i18n.lang.value}` : '';
    if (now !== shape) {
      shape = now;
      inner.dispose();
      inner = createScope(i18n);
      card.replaceChildren();
      if (ask) update = build(card, inner, props, ask);
    }
    if (ask) update(ask);
  }, [room.ask, room.answered, i18n.lang]);
  scope.own(() => inner.dispose());
  return scope.dispose;
}

/**
 * @param {HTMLElement} card
 * @param {import('./scope.js').Scope} scope
 * @param {QuestionProps} props
 * @param {Ask} ask
 */
function build(card, scope, props, ask) {
  const { room, i18n } = props;
  const words = h('p', { class: 'room-words' }, ask.text || i18n.t(`rooms.words_${ask.kind}`));
  const count = h('p', { class: 'quiet', 'data-test': 'room-count', 'aria-live': 'polite' });
  const body = h('div', { class: 'room-answers' });
  card.append(h('div', { class: 'room-question-head' }, words, count), body);
  const show = (ask.revealed ? revealed : FORMS[ask.kind])(body, props, ask, scope);
  return (/** @type {Ask} */ now) => {
    const waiting = room.lecturing.value || room.answered.value === null ? '' : ` ${i18n.t('rooms.answered')}`;
    count.textContent =
      i18n.t(`rooms.count_${now.kind === 'map' ? 'map' : 'answers'}`, { count: now.answers }) + waiting;
    show(now);
  };
}

/** @typedef {(body: HTMLElement, props: QuestionProps, ask: Ask, scope: import('./scope.js').Scope) => (now: Ask) => void} Form */

/** @type {Record<Ask['kind'], Form>} */
const FORMS = { choice: choiceForm, number: numberForm, point: pointForm, map: mapForm };

/** @type {Form} */
function choiceForm(body, { room }, ask) {
  const buttons = ask.options.map((option, index) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button room-option',
        'data-test': `room-option-${index}`,
        onclick: () => room.answer(index),
      },
      option,
    ),
  );
  body.append(...buttons);
  return () =>
    buttons.forEach((button, i) => void button.setAttribute('aria-pressed', String(room.answered.value === i)));
}

/** @type {Form} */
function numberForm(body, { room, i18n }) {
  const input = h('input', {
    class: 'field',
    inputmode: 'decimal',
    'data-test': 'room-number',
    'aria-label': i18n.t('rooms.number'),
  });
  const send = () => {
    const value = Number(input.value);
    const fits = input.value.trim() !== '' && Number.isFinite(value);
    input.setAttribute('aria-invalid', String(!fits));
    if (fits) room.answer(value);
  };
  const form = h('form', { class: 'room-line' }, input, h('button', { class: 'button' }, i18n.t('rooms.send')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  body.append(form);
  if (room.answered.value !== null) input.value = String(room.answered.value);
  return () => {};
}

/** @type {Form} */
function pointForm(body, props, ask) {
  const { room, i18n } = props;
  let show = (/** @type {Ask} */ _now) => {};
  void props.plane().then((plane) => {
    if (!plane || room.ask.value?.id !== ask.id) return;
    const label = () => i18n.t('rooms.words_point');
    const board = ask.revealed
      ? pointBoard({ axes: plane.axes, label, test: 'room-board' })
      : pointBoard({ axes: plane.axes, label, test: 'room-board', ontap: room.answer });
    plane.paint(board.ground);
    body.append(board.element);
    show = (now) => {
      const all = (now.results ?? []).map((at) => ({ at, kind: 'plain' }));
      board.show(room.answered.value === null ? all : [...all, { at: room.answered.value, kind: 'own' }]);
    };
    if (room.ask.value) show(room.ask.value);
  });
  return (now) => show(now);
}

/** @type {Form} */
function mapForm(body, { room, i18n, tryOut }, ask) {
  const label = () => i18n.t('rooms.words_map');
  const board = pointBoard({ axes: ask.axes, label, test: 'room-board', ontap: (at) => tryOut(ask, at) });
  const legend = h(
    'ul',
    { class: 'room-legend' },
    ...OUTCOMES.map((kind) => legendEntry(kind, i18n.t(`rooms.${kind}`))),
  );
  body.append(board.element, legend);
  return (now) => {
    const points = (now.results ?? []).map(([x, y, kind]) => ({ at: [x, y], kind }));
    const own = room.answered.value;
    board.show(own === null ? points : [...points, { at: own.slice(0, 2), kind: 'own' }]);
  };
}

/** @param {string} kind @param {string} name */
function legendEntry(kind, name) {
  const d = SHAPES[/** @type {keyof typeof SHAPES} */ (kind)];
  const sign = svg(
    'svg',
    { class: 'board-points', viewBox: '-4 -4 8 8', 'aria-hidden': 'true' },
    svg('path', { d, 'data-kind': kind }),
  );
  return h('li', {}, sign, name);
}

/** @type {Form} */
function revealed(body, props, ask, scope) {
  const { room } = props;
  if (ask.kind === 'point') return pointForm(body, props, ask, scope);
  if (ask.kind === 'map') return mapForm(body, { ...props, tryOut: () => {} }, ask, scope);
  const own = room.answered.value;
  const results = ask.results ?? [];
  const bars =
    ask.kind === 'choice'
      ? ask.options.map((name, i) => ({ name, count: results[i] ?? 0, own: own === i }))
      : numberRanges(results, own);
  body.append(resultBars(bars));
  if (ask.kind === 'number' && own !== null) body.append(h('p', { class: 'quiet' }, formatNumber(own)));
  return () => {};
}
