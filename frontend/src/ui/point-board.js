/** A small picture to tap: a place on a surface, or two knobs' values. Shows points, each with the shape of its kind. */
import { formatShort } from '../core/format.js';
import { h, svg } from './element.js';
import { toPlace, toValue } from './scale.js';

/** @typedef {import('../core/room.js').Axis} Axis */
/** @typedef {{ at: readonly number[], kind: string }} BoardPoint `kind` names its look in `styles/room.css` */

const SIDE = 100;
/** Shapes around 0, 0: told apart without colours. */
export const SHAPES = Object.freeze({
  reached: 'M-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0',
  descending: 'M0-2.6 2.5 2H-2.5Z',
  stuck: 'M-2.2-2.2H2.2V2.2H-2.2Z',
  cycling: 'M0-3 3 0 0 3-3 0Z',
  diverged: 'M-2.2-2.2 2.2 2.2M2.2-2.2-2.2 2.2',
  plain: 'M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  own: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
});

/**
 * @param {{
 *   axes: readonly Axis[], label: () => string, ontap?: (at: number[]) => void, test: string,
 * }} props `axes` along and up
 */
export function pointBoard({ axes, label, ontap, test }) {
  const [across, up] = /** @type {[Axis, Axis]} */ (axes);
  const slide = (/** @type {Axis} */ { low, high, scale }) => ({
    scale,
    slider: /** @type {[number, number]} */ ([low, high]),
    whole: false,
  });
  const points = svg('g', {});
  const picture = svg('svg', { class: 'board-points', viewBox: `0 0 ${SIDE} ${SIDE}`, 'aria-hidden': 'true' }, points);
  const ground = h('canvas', { class: 'board-ground', width: 1, height: 1 });
  const plane = h(ontap ? 'button' : 'div', { class: 'board-plane', 'data-test': test }, ground, picture);
  plane.setAttribute('aria-label', label());
  if (ontap) {
    plane.setAttribute('type', 'button');
    plane.addEventListener('click', (event) => {
      const box = plane.getBoundingClientRect();
      const { clientX, clientY } = /** @type {MouseEvent} */ (event);
      const [x, y] = [(clientX - box.left) / box.width, 1 - (clientY - box.top) / box.height];
      ontap([toValue(slide(across), x), toValue(slide(up), y)]);
    });
  }
  const ends = (/** @type {Axis} */ axis, /** @type {string} */ name) =>
    h(
      'div',
      { class: `board-${name} quiet` },
      h('span', {}, formatShort(axis.low, 3)),
      h('span', { class: 'board-name' }, axis.name),
      h('span', {}, formatShort(axis.high, 3)),
    );
  const element = h('div', { class: 'board' }, ends(up, 'up'), plane, ends(across, 'across'));
  return {
    element,
    ground,
    show(/** @type {readonly BoardPoint[]} */ list) {
      points.replaceChildren(
        ...list.map(({ at, kind }) => {
          const [x = 0, y = 0] = at;
          const [left, top] = [SIDE * toPlace(slide(across), x), SIDE * (1 - toPlace(slide(up), y))];
          const d = SHAPES[/** @type {keyof typeof SHAPES} */ (kind)] ?? SHAPES.plain;
          return svg('path', { d, transform: `translate(${left.toFixed(2)} ${top.toFixed(2)})`, 'data-kind': kind });
        }),
      );
    },
  };
}
