/**
 * Pictures as files: what Plotly draws without a place on the page.
 */

/** @typedef {import('./export-figure.js').Picture} Picture */
/** @typedef {import('./plotly.js').Plotter} Plotter */

/** A picture of pixels is so much finer than it is large. */
const FINER = 2;

/**
 * @param {Plotter} plotter
 * @param {Picture} figure
 * @param {'png' | 'svg'} format
 * @returns {Promise<Blob>}
 */
export async function pictureFile(plotter, figure, format) {
  const { width, height } = figure.layout;
  const scale = format === 'png' ? FINER : 1;
  return blobOf(await plotter.picture(figure, { format, width, height, scale }));
}

/**
 * The picture to draw on, at one pixel a pixel.
 * @param {Plotter} plotter
 * @param {Picture} figure
 * @returns {Promise<HTMLImageElement>}
 */
export async function pictureImage(plotter, figure) {
  const { width, height } = figure.layout;
  const image = new Image();
  image.src = await plotter.picture(figure, { format: 'png', width, height, scale: 1 });
  await image.decode();
  return image;
}

/**
 * What a data address holds; the page's policy lets nothing fetch it.
 * @param {string} address
 */
export function blobOf(address) {
  const comma = address.indexOf(',');
  const [type = '', coding] = address.slice('data:'.length, comma).split(';');
  const body = address.slice(comma + 1);
  if (coding !== 'base64') return new Blob([decodeURIComponent(body)], { type });
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type });
}
