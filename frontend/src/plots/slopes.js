/**
 * Steepest descent all over a surface: an arrow at every so many pixels, along the way a step would go on the screen, the longer the
 * steeper.
 */

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ width: number, height: number }} Size */

/** Pixels from one arrow to the next, at the least. */
const SPACING_PX = 26;
/** How long an arrow is, in parts of the spacing: where the surface is flattest, and where it is steepest. */
const SHORTEST = 0.25;
const LONGEST = 0.82;
const HEAD_PX = 4;
const HEAD_ANGLE = 0.5;

/**
 * @param {Landscape} landscape of two parameters, with its slopes
 * @param {Palette} palette
 * @param {Size} size
 * @returns {Record<string, unknown>} one trace
 */
export function slopeTrace(landscape, palette, size) {
  const spacing = SPACING_PX * palette.scale;
  /** @type {(number | null)[]} */
  const x = [];
  /** @type {(number | null)[]} */
  const y = [];
  const perX = size.width / span(landscape.domain[0]);
  const perY = size.height / span(landscape.domain[1]);
  for (const arrow of arrowsOf(landscape, size, spacing)) {
    for (const [px, py] of outline(arrow, palette.scale)) {
      x.push(px / perX + low(landscape.domain[0]));
      y.push(py / perY + low(landscape.domain[1]));
    }
    x.push(null);
    y.push(null);
  }
  return {
    type: 'scatter',
    mode: 'lines',
    x: x.length > 0 ? x : [null],
    y: y.length > 0 ? y : [null],
    line: { width: palette.scale, color: palette.inkSoft, simplify: false },
    opacity: 0.55,
    hoverinfo: 'skip',
    showlegend: false,
  };
}

/** @typedef {{ x: number, y: number, dx: number, dy: number }} Arrow its middle and its whole length, in pixels from the bottom left */

/**
 * @param {Landscape} landscape
 * @param {Size} size
 * @param {number} spacing
 * @returns {Arrow[]}
 */
function arrowsOf({ domain, size: [columns = 0, rows = 0], slopes }, { width, height }, spacing) {
  const [gx, gy] = /** @type {[Float64Array, Float64Array]} */ (slopes);
  const steep = gx.map((value, i) => Math.log(Math.hypot(value, Number(gy[i]))));
  const finite = steep.filter(Number.isFinite).sort();
  const [flattest, steepest] = [finite[0] ?? 0, finite[finite.length - 1] ?? 0];
  const [perX, perY] = [width / span(domain[0]), height / span(domain[1])];
  const cells = { across: width / (columns - 1), up: height / (rows - 1) };
  const strides = { across: Math.ceil(spacing / cells.across), up: Math.ceil(spacing / cells.up) };
  const arrows = [];
  for (let row = strides.up >> 1; row < rows; row += strides.up) {
    for (let column = strides.across >> 1; column < columns; column += strides.across) {
      const i = row * columns + column;
      const [dx, dy] = [-Number(gx[i]) * perX, -Number(gy[i]) * perY];
      const length = Math.hypot(dx, dy);
      if (!(length > 0) || !Number.isFinite(length)) continue;
      const part = steepest > flattest ? (Number(steep[i]) - flattest) / (steepest - flattest) : 1;
      const scale = (spacing * (SHORTEST + (LONGEST - SHORTEST) * part)) / length;
      arrows.push({ x: column * cells.across, y: row * cells.up, dx: dx * scale, dy: dy * scale });
    }
  }
  return arrows;
}

/** The corners of an arrow, drawn in one line. @returns {[number, number][]} */
function outline(/** @type {Arrow} */ { x, y, dx, dy }, /** @type {number} */ scale) {
  const [tipX, tipY] = [x + dx / 2, y + dy / 2];
  const angle = Math.atan2(dy, dx);
  const barb = (/** @type {number} */ turn) =>
    /** @type {[number, number]} */ ([
      tipX - HEAD_PX * scale * Math.cos(angle + turn),
      tipY - HEAD_PX * scale * Math.sin(angle + turn),
    ]);
  return [[x - dx / 2, y - dy / 2], [tipX, tipY], barb(HEAD_ANGLE), [tipX, tipY], barb(-HEAD_ANGLE)];
}

function span(/** @type {readonly [number, number] | undefined} */ side) {
  return Number(side?.[1]) - low(side);
}

function low(/** @type {readonly [number, number] | undefined} */ side) {
  return Number(side?.[0]);
}
