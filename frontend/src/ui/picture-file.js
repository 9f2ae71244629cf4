/** An SVG picture of the page as a file of its own: with its look written into it, and as pixels. */
import { svg } from './element.js';

/** What the page's style sheets say of a picture's parts. */
const LOOK = [
  'color',
  'fill',
  'fill-opacity',
  'opacity',
  'stroke',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
];
/** Pixels for each of the picture's units. */
const DENSITY = 3;

/**
 * @param {SVGSVGElement} picture as it stands on the page
 * @param {string} title
 * @returns {string}
 */
export function pictureText(picture, title) {
  const copy = styledCopy(picture);
  const { x, y, width, height } = picture.viewBox.baseVal;
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  copy.prepend(svg('title', {}, title), svg('rect', { x, y, width, height, fill: ground }));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/**
 * A picture with what the style sheets say of it written into it.
 * @param {SVGSVGElement} picture as it stands on the page
 */
export function styledCopy(picture) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const originals = [picture, ...picture.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(/** @type {Element} */ (originals[index]));
    for (const name of LOOK) element.setAttribute(name, style.getPropertyValue(name));
    // A picture may be drawn at any size, and its lines with it.
    /** @type {SVGElement} */ (element).style.removeProperty('vector-effect');
  }
  return copy;
}

/**
 * @param {string} text an SVG picture
 * @returns {Promise<Blob>} the same as PNG
 */
export async function picturePixels(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture')))));
}
