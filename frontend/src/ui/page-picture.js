/**
 * What is on screen as an SVG picture of its own: charts and drawings as they are, canvases as images, words as words, each at its
 * place. Controls are left out, but for numbers that are typed into a table.
 */
import { svg } from './element.js';
import { styledCopy } from './picture-file.js';
import { typedValue, wordsOf } from './picture-words.js';

const MARGIN = 24;
const TITLE = Object.freeze({ size: 18, height: 40 });
const LEFT_OUT =
  'select, textarea, dialog, progress, .button, .heard, .story, .weight-head, .segment:has(input:not(:checked))';
/** Of a choice only what is chosen is told. */
const FRAMELESS = '.segments';
const SIDES = /** @type {const} */ (['Top', 'Right', 'Bottom', 'Left']);

/** @typedef {{ left: number, top: number }} Origin */

/**
 * @param {readonly HTMLElement[]} roots from top to bottom
 * @param {string} title
 * @returns {Promise<string>}
 */
export async function pagePicture(roots, title) {
  const shown = roots.filter((root) => root.checkVisibility() && root.getBoundingClientRect().height > 0);
  const boxes = shown.map((root) => root.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.top)) - MARGIN - TITLE.height;
  const parts = shown.flatMap((root) => partsOf(root, { left, top }));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left + MARGIN);
  const height = Math.ceil(Math.max(0, ...parts.map(bottomOf)) + MARGIN);
  const look = getComputedStyle(document.documentElement);
  const picture = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const heading = { x: MARGIN, y: MARGIN + TITLE.size, fill: look.color, 'font-size': TITLE.size, 'font-weight': 600 };
  picture.append(
    svg('title', {}, title),
    svg('rect', { width, height, fill: look.backgroundColor }),
    svg('text', { ...heading, 'font-family': look.fontFamily }, title),
  );
  picture.append(...parts);
  return new XMLSerializer().serializeToString(picture);
}

/**
 * @param {Element} element
 * @param {Origin} origin
 * @returns {SVGElement[]}
 */
function partsOf(element, origin) {
  if (element.matches(LEFT_OUT) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    return [];
  const box = element.getBoundingClientRect();
  const place = { x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height };
  if (element instanceof HTMLCanvasElement) return drawn(element) ? [imageOf(element, place)] : [];
  if (element instanceof HTMLInputElement) return element.closest('td') ? typedValue(element, origin) : [];
  if (element instanceof SVGSVGElement) return [drawingOf(element, place)];
  const framed = box.width > 0 && box.height > 0 && !element.closest(FRAMELESS);
  const own = framed ? frameOf(getComputedStyle(element), place) : [];
  const inner = [...element.childNodes].flatMap((node) => {
    if (node instanceof Text) return wordsOf(node, origin);
    return node instanceof Element ? partsOf(node, origin) : [];
  });
  return [...own, ...inner];
}

/** How far down a part reaches; lines and words by where they stand. @param {SVGElement} part */
function bottomOf(part) {
  const number = (/** @type {string} */ name) => Number(part.getAttribute(name) ?? 0);
  return Math.max(number('y') + number('height'), number('y2'));
}

/** @param {HTMLCanvasElement} canvas */
function drawn({ width, height }) {
  return width > 0 && height > 0;
}

/** @param {HTMLCanvasElement} canvas @param {object} place */
function imageOf(canvas, place) {
  return svg('image', { ...place, href: canvas.toDataURL(), preserveAspectRatio: 'none' });
}

/** @param {SVGSVGElement} drawing @param {{ x: number, y: number, width: number, height: number }} place */
function drawingOf(drawing, place) {
  const copy = styledCopy(drawing);
  copy.removeAttribute('style');
  for (const [name, value] of Object.entries({ ...place, overflow: 'visible' })) copy.setAttribute(name, String(value));
  return copy;
}

/**
 * An element's ground and its edges.
 * @param {CSSStyleDeclaration} style
 * @param {{ x: number, y: number, width: number, height: number }} place
 */
function frameOf(style, { x, y, width, height }) {
  const parts = [];
  if (!/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor)) {
    const rx = Number.parseFloat(style.borderTopLeftRadius) || 0;
    parts.push(svg('rect', { x, y, width, height, rx, fill: style.backgroundColor }));
  }
  const [right, bottom] = [x + width, y + height];
  const ends = {
    Top: [x, y, right, y],
    Right: [right, y, right, bottom],
    Bottom: [x, bottom, right, bottom],
    Left: [x, y, x, bottom],
  };
  for (const side of SIDES) {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    if (!thick || style[`border${side}Style`] === 'none') continue;
    const [x1, y1, x2, y2] = ends[side];
    parts.push(svg('line', { x1, y1, x2, y2, stroke: style[`border${side}Color`], 'stroke-width': thick }));
  }
  return parts;
}
