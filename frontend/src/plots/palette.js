/**
 * The theme's colours, as the style sheet gives them, for what is drawn outside of it.
 */

/**
 * @typedef {object} Palette
 * @property {string} ground
 * @property {string} ink
 * @property {string} inkSoft
 * @property {string} hairline
 * @property {string} contour
 * @property {string} halo
 * @property {readonly string[]} ramp
 * @property {readonly string[]} basins tints of starts that end in one place
 * @property {string} diverged the tint of those that end nowhere because they diverge
 * @property {readonly string[]} heat from the fewest steps to the most
 * @property {string} font
 * @property {number} scale how much larger than at a desk everything is: a hall's projector, a very large screen
 */

/** The root's font size that the plots' own sizes are meant for. */
const DESK_FONT_PX = 15;

/**
 * @param {Element} element where the custom properties are read
 * @returns {Palette}
 */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: colour('ground'),
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    hairline: colour('hairline'),
    contour: colour('contour'),
    halo: colour('halo'),
    ramp: [0, 1, 2, 3, 4].map((i) => colour(`ramp-${i}`)),
    basins: [0, 1, 2, 3, 4].map((i) => colour(`basin-${i}`)),
    heat: [0, 1, 2, 3, 4].map((i) => colour(`heat-${i}`)),
    diverged: colour('basin-diverged'),
    font: style.fontFamily,
    scale: (Number.parseFloat(style.fontSize) || DESK_FONT_PX) / DESK_FONT_PX,
  };
}
