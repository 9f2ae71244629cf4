/**
 * The racers' signs: dashes and markers, by the names that the catalogue and Plotly use; drawn the same in plots, legends and exports.
 */

/** @type {Readonly<Record<string, readonly number[]>>} in units of the line's width */
const DASHES = {
  solid: [],
  dash: [4, 2],
  dot: [0.9, 1.7],
  dashdot: [4, 1.8, 0.9, 1.8],
  longdash: [7, 2.4],
  longdashdot: [7, 2, 1, 2],
};

/**
 * @param {string} dash
 * @param {number} width
 * @returns {number[]} for `setLineDash`
 */
export function dashArray(dash, width) {
  return (DASHES[dash] ?? []).map((part) => part * width);
}

const polygon = (/** @type {readonly (readonly [number, number])[]} */ corners) => corners;
const ring = (/** @type {number} */ sides, /** @type {number} */ turn, /** @type {number} */ inner = 1) =>
  polygon(
    Array.from({ length: inner === 1 ? sides : 2 * sides }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / (inner === 1 ? sides : 2 * sides);
      const radius = i % 2 === 1 && inner !== 1 ? inner : 1;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );

const UP = -Math.PI / 2;
const CROSS = 0.38;
/** @type {Readonly<Record<string, readonly (readonly [number, number])[]>>} corners on about the unit circle, y downwards */
const POLYGONS = {
  square: polygon([
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ]),
  diamond: polygon([
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ]),
  'triangle-up': polygon([
    [0, -1.15],
    [1.1, 0.8],
    [-1.1, 0.8],
  ]),
  'triangle-down': polygon([
    [0, 1.15],
    [1.1, -0.8],
    [-1.1, -0.8],
  ]),
  'triangle-left': polygon([
    [-1.15, 0],
    [0.8, -1.1],
    [0.8, 1.1],
  ]),
  'triangle-right': polygon([
    [1.15, 0],
    [-0.8, -1.1],
    [-0.8, 1.1],
  ]),
  bowtie: polygon([
    [-1.1, -0.95],
    [1.1, 0.95],
    [1.1, -0.95],
    [-1.1, 0.95],
  ]),
  pentagon: ring(5, UP),
  hexagon: ring(6, UP),
  star: ring(5, UP, 0.5),
  cross: polygon([
    [-CROSS, -1],
    [CROSS, -1],
    [CROSS, -CROSS],
    [1, -CROSS],
    [1, CROSS],
    [CROSS, CROSS],
    [CROSS, 1],
    [-CROSS, 1],
    [-CROSS, CROSS],
    [-1, CROSS],
    [-1, -CROSS],
    [-CROSS, -CROSS],
  ]),
};

/**
 * @param {string} marker
 * @returns {readonly (readonly [number, number])[] | null} the outline's corners on about the unit circle, y downwards; null for a circle
 */
export function markerCorners(marker) {
  return POLYGONS[marker] ?? null;
}
