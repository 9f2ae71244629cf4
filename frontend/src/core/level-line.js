/**
 * The line on a grid where a value is 0, piece by piece (marching squares, straight between grid points).
 */

/** @typedef {(x0: number, y0: number, x1: number, y1: number) => void} Piece a piece of the line, in grid coordinates from 0 to n - 1 */

/**
 * @param {ArrayLike<number>} values [n, n], row by row
 * @param {number} n
 * @param {Piece} piece
 */
export function levelLine(values, n, piece) {
  for (let row = 0; row + 1 < n; row += 1)
    for (let column = 0; column + 1 < n; column += 1) cell(values, n, column, row, piece);
}

/**
 * @param {ArrayLike<number>} values
 * @param {number} n
 * @param {number} x
 * @param {number} y
 * @param {Piece} piece
 */
function cell(values, n, x, y, piece) {
  const at = y * n + x;
  const corners = [values[at], values[at + 1], values[at + n + 1], values[at + n]].map(Number);
  if (!corners.every(Number.isFinite)) return;
  /** @type {[number, number][]} */
  const cuts = [];
  for (const [side, [from, to]] of SIDES.entries()) {
    const [a, b] = [Number(corners[side]), Number(corners[(side + 1) % 4])];
    if (a > 0 === b > 0) continue;
    const part = a / (a - b);
    cuts.push([x + from[0] + part * (to[0] - from[0]), y + from[1] + part * (to[1] - from[1])]);
  }
  for (let i = 0; i + 1 < cuts.length; i += 2) piece(...at2(cuts, i), ...at2(cuts, i + 1));
}

/** The cell's sides, corner to corner, once around. */
const CORNERS = /** @type {const} */ ([
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]);
const SIDES = CORNERS.map((corner, i) => /** @type {const} */ ([corner, CORNERS[(i + 1) % 4] ?? corner]));

/** @param {readonly [number, number][]} cuts @param {number} i @returns {[number, number]} */
function at2(cuts, i) {
  return /** @type {[number, number]} */ (cuts[i]);
}
