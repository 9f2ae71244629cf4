/** Words of the page as words of a picture, each line of them at its place. */
import { svg } from './element.js';

const ruler = document.createElement('canvas').getContext('2d');

/**
 * @param {Text} node
 * @param {{ left: number, top: number }} origin
 * @returns {SVGElement[]}
 */
export function wordsOf(node, origin) {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  return linesOf(node).map(({ text, box }) => {
    const y = box.top - origin.top + rise(style) * box.height;
    const shown = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
    return svg('text', { x: box.left - origin.left, y, ...lookOf(style) }, shown);
  });
}

/**
 * What is typed into a control, at its right.
 * @param {HTMLInputElement} control
 * @param {{ left: number, top: number }} origin
 * @returns {SVGElement[]}
 */
export function typedValue(control, origin) {
  const style = getComputedStyle(control);
  const box = control.getBoundingClientRect();
  const x = box.right - origin.left - Number.parseFloat(style.paddingRight);
  const y = box.top - origin.top + box.height / 2;
  return [svg('text', { x, y, 'text-anchor': 'end', 'dominant-baseline': 'central', ...lookOf(style) }, control.value)];
}

/** @param {CSSStyleDeclaration} style */
function lookOf({ fontFamily, fontSize, fontWeight, fontStyle, color }) {
  return {
    fill: color,
    'font-family': fontFamily,
    'font-size': fontSize,
    'font-weight': fontWeight,
    'font-style': fontStyle,
  };
}

/**
 * The lines that the page breaks a text into.
 * @param {Text} node
 * @returns {{ text: string, box: DOMRect }[]}
 */
function linesOf(node) {
  const range = document.createRange();
  /** @type {{ text: string, box: DOMRect }[]} */
  const lines = [];
  // A character of Chinese may begin a line anywhere; a word of letters stays whole.
  for (const { index, 0: piece } of node.data.matchAll(/[\p{Script=Han}\p{P}]|[^\s\p{Script=Han}\p{P}]+|\s+/gu)) {
    range.setStart(node, index);
    range.setEnd(node, index + piece.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < box.height / 2) line.text += piece.trim() === '' ? ' ' : piece;
    else if (piece.trim() !== '') lines.push({ text: piece, box });
  }
  return lines;
}

/** How much of a line of letters is above the ground that they stand on. @param {CSSStyleDeclaration} style */
function rise({ fontStyle, fontWeight, fontSize, fontFamily }) {
  if (!ruler) return 0.8;
  ruler.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ruler.measureText('x');
  return above / (above + below);
}
