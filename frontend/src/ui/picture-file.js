/** An SVG picture of the page as a file of its own: with its look written into it, and as pixels. */
import { svg } from './element.js';

/** What the page's style sheets say of a picture's parts. */
const LOOK = [
  'fill',
  'stroke',
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
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const originals = [picture, ...picture.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(/** @type {Element} */ (originals[index]));
    for (const name of LOOK) element.setAttribute(name, style.getPropertyValue(name));
  }
  const { x, y, width, height } = picture.viewBox.baseVal;
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  copy.prepend(svg('title', {}, title), svg('rect', { x, y, width, height, fill: ground }));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
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

/**
 * Hands a file to the reader.
 * @param {string} name
 * @param {Blob} blob
 */
export function handOver(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
