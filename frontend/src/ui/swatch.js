/** A racer's sign in small: its colour, dash and marker together, as on the plots. */
import { dashArray, markerCorners } from '../core/sign.js';
import { svg } from './element.js';

const WIDTH = 36;
const HEIGHT = 14;
const LINE = 2.5;
const RADIUS = 4.5;

/**
 * @param {import('../core/spec.js').Style} style
 * @returns {SVGSVGElement}
 */
export function swatch({ colour, dash, marker }) {
  // Two halves from the middle outwards, so that the dashes lie evenly about the marker.
  const line = { d: `M${WIDTH / 2} ${HEIGHT / 2}H1M${WIDTH / 2} ${HEIGHT / 2}H${WIDTH - 1}`, fill: 'none' };
  const dashes = dashArray(dash, LINE).join(' ') || null;
  const picture = svg(
    'svg',
    {
      class: 'swatch',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-hidden': 'true',
      'data-marker': marker,
      'data-dash': dash,
    },
    svg('path', { ...line, class: 'swatch-halo', 'stroke-width': LINE + 1.5, 'stroke-dasharray': dashes }),
    svg('path', { ...line, stroke: colour, 'stroke-width': LINE, 'stroke-dasharray': dashes }),
    outline(marker, colour),
  );
  picture.style.setProperty('--racer', colour);
  return picture;
}

/**
 * A dash alone.
 * @param {import('../core/spec.js').Style} style
 */
export function dashPicture({ colour, dash }) {
  const dashes = dashArray(dash, LINE).join(' ') || null;
  const line = svg('path', { d: `M1 ${HEIGHT / 2}H${WIDTH - 1}`, fill: 'none', stroke: colour, 'stroke-width': LINE });
  if (dashes) line.setAttribute('stroke-dasharray', dashes);
  return svg('svg', { class: 'swatch', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' }, line);
}

/**
 * A marker alone.
 * @param {import('../core/spec.js').Style} style
 */
export function markerPicture({ colour, marker }) {
  const box = `${WIDTH / 2 - 7} 0 14 ${HEIGHT}`;
  return svg('svg', { class: 'swatch-alone', viewBox: box, 'aria-hidden': 'true' }, outline(marker, colour));
}

/**
 * @param {string} marker
 * @param {string} colour
 */
function outline(marker, colour) {
  const corners = markerCorners(marker);
  const props = { fill: colour, class: 'swatch-marker' };
  if (!corners) return svg('circle', { ...props, cx: WIDTH / 2, cy: HEIGHT / 2, r: RADIUS });
  const points = corners.map(([x, y]) => `${WIDTH / 2 + RADIUS * x},${HEIGHT / 2 + RADIUS * y}`).join(' ');
  return svg('polygon', { ...props, points });
}
