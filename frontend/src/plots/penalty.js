/**
 * The penalty on the ground: circles of equal penalty round 0, the contour of the loss that touches one of them, the way the minimum
 * takes as the penalty grows, and the square that Adam's steps keep to.
 */

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {readonly [number, number]} Point */
/**
 * @typedef {object} Penalty
 * @property {readonly number[]} radii of circles of equal penalty
 * @property {Point | null} rest where loss and penalty together are lowest
 * @property {readonly Point[]} way of that point, from the loss's own minimum to 0
 * @property {readonly Point[]} touching the contour of the loss through it
 * @property {number | null} box half the side of the square
 */

const AROUND = 96;
const QUIET = { hoverinfo: 'skip', showlegend: false };

/**
 * @param {Penalty} penalty
 * @param {Palette} palette
 * @returns {Record<string, unknown>[]} traces
 */
export function penaltyTraces({ radii, rest, way, touching, box }, palette) {
  const line = (/** @type {readonly Point[]} */ points, /** @type {object} */ look) =>
    trace(points, 'lines', { line: look });
  const thin = { width: palette.scale, color: palette.inkSoft };
  const strong = { width: 1.5 * palette.scale, color: palette.ink };
  const circles = radii.map((radius) => line(circle(radius), { ...thin, dash: 'dot' }));
  const own = rest ? [line(circle(Math.hypot(...rest)), strong), line(touching, strong)] : [];
  const square = box === null ? [] : [line(squareOf(box), { ...strong, dash: 'dash' })];
  const look = { symbol: 'diamond', size: 9 * palette.scale, color: palette.ink };
  const mark = { ...look, line: { width: 1.5 * palette.scale, color: palette.halo } };
  const stands = rest ? [trace([rest], 'markers', { marker: mark })] : [];
  return [...circles, line(way, { ...thin, dash: 'dashdot' }), ...own, ...square, ...stands];
}

/** @param {readonly Point[]} points @param {string} mode @param {object} look */
function trace(points, mode, look) {
  return { type: 'scatter', mode, x: points.map(([x]) => x), y: points.map(([, y]) => y), ...look, ...QUIET };
}

/** @param {number} radius @returns {Point[]} */
function circle(radius) {
  return ellipse([0, 0], [radius, radius]);
}

/** A closed ellipse along the axes. @param {Point} centre @param {Point} radii @returns {Point[]} */
export function ellipse([x, y], [across, up]) {
  return Array.from({ length: AROUND + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / AROUND;
    return [x + across * Math.cos(angle), y + up * Math.sin(angle)];
  });
}

/** @param {number} half @returns {Point[]} */
function squareOf(half) {
  return [
    [half, half],
    [-half, half],
    [-half, -half],
    [half, -half],
    [half, half],
  ];
}
