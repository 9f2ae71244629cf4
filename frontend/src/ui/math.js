/** Typed formulas on the page and in its pictures, as they are written on paper. */
import { mathPieces } from '../core/math-text.js';
import { h, svg } from './element.js';

/** How far a power is raised and a digit lowered, and how large they are, in parts of the letters' size. */
const SHIFTS = Object.freeze([0.22, 0, -0.32]);
const SMALL = 0.72;

/**
 * @param {string} text
 * @param {boolean} [derivatives]
 * @returns {(Node | string)[]}
 */
export function mathNodes(text, derivatives = false) {
  return mathPieces(text, derivatives).map(({ text: words, slanted, raised }) => {
    if (raised !== 0) return h(raised > 0 ? 'sup' : 'sub', {}, words);
    return slanted ? h('var', {}, words) : words;
  });
}

/**
 * @param {string} text
 * @param {number} size of the letters, in the picture's units
 * @returns {SVGTSpanElement[]}
 */
export function mathSpans(text, size) {
  let level = 0;
  return mathPieces(text).map(({ text: words, slanted, raised }) => {
    const shift = (SHIFTS[raised + 1] ?? 0) * size;
    const props = {
      dy: shift === level ? null : Math.round((shift - level) * 100) / 100,
      'font-size': raised === 0 ? null : size * SMALL,
      'font-style': slanted ? 'italic' : null,
    };
    level = shift;
    return svg('tspan', props, words);
  });
}
