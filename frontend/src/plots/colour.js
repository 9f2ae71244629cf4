/**
 * Colours between two colours.
 */

/**
 * The outline that sets a racer's colour off any ground: its own colour, far towards the theme's halo.
 * @param {string} colour `#rrggbb`
 * @param {string} halo `#rrggbb`
 * @param {number} part how far towards the halo
 * @returns {string}
 */
export function mix(colour, halo, part = 0.62) {
  const [from, to] = [channels(colour), channels(halo)];
  if (!from || !to) return halo;
  const mixed = from.map((channel, i) => Math.round(channel + part * /** @type {number} */ (to[i] - channel)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(/** @type {string} */ colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
