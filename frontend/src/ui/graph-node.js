/** One node of a graph's picture: its name above, its value and its gradient below. */
import { formatShort } from '../core/format.js';
import { fullTitle, hasLetter, shortTitle, symbolOf } from '../core/graph-name.js';
import { setAttr, setText, svg } from './element.js';
import { mathSpans } from './math.js';

/** A node's size in the picture's units, which are pixels at scale 1. */
export const WIDTH = 116;
export const HEIGHT = 54;
const ROW = 26;
const LETTERS = 15;
const SMALL = 11;
const DIGITS = 4;
/** Characters that fit into half a node. */
const ROOM = 7;

/** @typedef {import('../core/graph-reading.js').ReadNode} ReadNode */
/**
 * @typedef {object} NodeLook
 * @property {ReadNode} node as it is now
 * @property {import('../core/graph-replay.js').Shown} shown
 * @property {import('../core/graph-look.js').Pass} turn
 * @property {number | null} moved where an update that is made now puts the leaf
 * @property {boolean} chosen
 * @property {boolean} learns
 * @property {string} name for those who do not see the picture
 */

/**
 * @param {ReadNode} node
 * @param {import('../core/graph-layout.js').Point} place its centre
 */
export function graphNode(node, place) {
  const value = number('graph-value', -WIDTH / 4);
  const grad = number('graph-grad', WIDTH / 4);
  const title = svg('text', { class: 'graph-title', y: -HEIGHT / 2 + ROW / 2, 'font-size': LETTERS });
  title.append(...mathSpans(shortTitle(node), LETTERS));
  const move = svg('text', { class: 'graph-move', y: -HEIGHT / 2 + ROW / 2, 'font-size': LETTERS });
  const [left, top, line] = [-WIDTH / 2, -HEIGHT / 2, -HEIGHT / 2 + ROW];
  const letter = svg('text', { class: 'graph-letter', x: left + 12, y: top + ROW / 2, 'font-size': SMALL });
  if (hasLetter(node)) letter.append(...mathSpans(symbolOf(node), SMALL));
  const note = svg('text', { class: 'graph-note', x: WIDTH / 2 - 9, y: top + ROW / 2 }, '!');
  const el = svg(
    'g',
    {
      class: 'graph-node',
      transform: `translate(${place.x} ${place.y})`,
      role: 'button',
      tabindex: -1,
      'data-test': 'node',
      'data-node': node.id,
      'data-op': node.op,
    },
    svg('title', {}, fullTitle(node)),
    svg('rect', { class: 'graph-body', x: left, y: top, width: WIDTH, height: HEIGHT, rx: 5 }),
    svg('path', { class: 'graph-lines', d: `M${left},${line}h${WIDTH}M0,${line}V${HEIGHT / 2}` }),
    title,
    move,
    letter,
    value,
    grad,
    note,
  );
  /** Where an update puts the leaf stands in the place of its name, while it is made. */
  const setMove = (/** @type {string} */ label, /** @type {number | null} */ moved) => {
    setAttr(title, 'visibility', moved === null ? null : 'hidden');
    setText(move, moved === null ? '' : `${label} \u2190 ${formatShort(moved, DIGITS)}`);
  };
  return {
    el,
    /** @param {NodeLook} look */
    set({ node: now, shown, turn, moved, chosen, learns, name }) {
      setAttr(el, 'data-value', String(now.value));
      setAttr(el, 'data-grad', String(now.grad));
      setAttr(el, 'data-shown', shown);
      setAttr(el, 'data-turn', turn);
      setAttr(el, 'data-learns', learns ? '' : null);
      setAttr(el, 'aria-pressed', String(chosen));
      setAttr(el, 'aria-label', name);
      setText(value, shown === 'none' ? '' : fitted(now.value));
      setText(grad, shown === 'both' ? fitted(now.grad) : '');
      setMove(now.label, moved);
      setAttr(note, 'visibility', now.note && shown !== 'none' ? null : 'hidden');
    },
  };
}

/** @param {string} className @param {number} x */
function number(className, x) {
  return svg('text', { class: className, x, y: -HEIGHT / 2 + ROW + (HEIGHT - ROW) / 2 });
}

/** A number with as many digits as there is room for: the whole of it is in the card. */
function fitted(/** @type {number} */ x) {
  const texts = Array.from({ length: DIGITS }, (_, i) => formatShort(x, DIGITS - i));
  return texts.find((text) => text.length <= ROOM) ?? texts.at(-1) ?? '';
}
