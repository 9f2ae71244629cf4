/**
 * From data to pixels, read off a drawn figure by its public face: the plot area's rectangle and the axes' ranges.
 */

/**
 * @typedef {object} Mapping
 * @property {number} left plot area, in CSS pixels of the host
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} x0 what the left edge shows (log10 of it on a log axis)
 * @property {number} x1
 * @property {number} y0 what the bottom edge shows
 * @property {number} y1
 */

/**
 * @param {HTMLElement} figure the element that Plotly drew into
 * @returns {Mapping | null} null while nothing is drawn
 */
export function readMapping(figure) {
  const area = figure.querySelector('.nsewdrag');
  const layout = /** @type {any} */ (figure).layout;
  if (!area || !layout?.xaxis?.range || !layout.yaxis?.range) return null;
  const host = figure.getBoundingClientRect();
  const { left, top, width, height } = area.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  const [x0, x1] = layout.xaxis.range.map(Number);
  const [y0, y1] = layout.yaxis.range.map(Number);
  return { left: left - host.left, top: top - host.top, width, height, x0, x1, y0, y1 };
}

/**
 * The same plot area over another part of the data; a side left out stays.
 * @param {Mapping} m
 * @param {readonly (readonly [number, number])[]} domain
 * @returns {Mapping}
 */
export function over(m, [[x0, x1] = [m.x0, m.x1], [y0, y1] = [m.y0, m.y1]]) {
  return { ...m, x0, x1, y0, y1 };
}

/**
 * How a drawn figure has to be stretched and moved so that it shows what another mapping says, until it is drawn anew.
 * @param {Mapping} drawn
 * @param {Mapping} wanted of the same plot area
 * @returns {string} a CSS transform about the top left corner; empty where they are the same
 */
export function stretch(drawn, wanted) {
  const across = (drawn.x1 - drawn.x0) / (wanted.x1 - wanted.x0);
  const down = (drawn.y1 - drawn.y0) / (wanted.y1 - wanted.y0);
  const x = toPixelX(wanted, drawn.x0) - drawn.left * across;
  const y = toPixelY(wanted, drawn.y1) - drawn.top * down;
  const same = across === 1 && down === 1 && x === 0 && y === 0;
  return same ? '' : `matrix(${across}, 0, 0, ${down}, ${x}, ${y})`;
}

/** @param {Mapping} m @param {number} x */
export const toPixelX = (m, x) => m.left + ((x - m.x0) / (m.x1 - m.x0)) * m.width;

/** @param {Mapping} m @param {number} y */
export const toPixelY = (m, y) => m.top + ((m.y1 - y) / (m.y1 - m.y0)) * m.height;

/** @param {Mapping} m @param {number} px */
export const fromPixelX = (m, px) => m.x0 + ((px - m.left) / m.width) * (m.x1 - m.x0);

/** @param {Mapping} m @param {number} py */
export const fromPixelY = (m, py) => m.y1 - ((py - m.top) / m.height) * (m.y1 - m.y0);

/**
 * Whether a pixel lies in the plot area.
 * @param {Mapping} m
 * @param {number} px
 * @param {number} py
 */
export function inside(m, px, py) {
  return px >= m.left && px <= m.left + m.width && py >= m.top && py <= m.top + m.height;
}

/**
 * A value rounded to what one pixel can tell apart, so that a clicked start is a number one would write down.
 * @param {number} value
 * @param {number} range
 * @param {number} pixels
 */
export function roundToPixel(value, range, pixels) {
  const decimals = Math.max(0, Math.ceil(-Math.log10(Math.abs(range) / pixels)));
  return Number(value.toFixed(Math.min(decimals, 20)));
}
