/**
 * Where a point of a 3-D figure stands on the screen: the product of matrices that Plotly's own renderer multiplies by. They are
 * private to Plotly, so they are read behind a guard, and a browser test compares a corner with where Plotly puts it.
 */

/** @typedef {import('./plotly.js').PlotElement} PlotElement */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ x: number, y: number, z: number }} Vector */
/** @typedef {{ eye: Vector, center: Vector, up: Vector }} View what Plotly calls a camera */
/** @typedef {Float64Array} Camera sixteen numbers, column by column: from data to clip space */

const SIDE = 4;

/**
 * The camera of a drawn figure, or null where it cannot be read.
 * @param {HTMLElement} figure
 * @returns {Camera | null}
 */
export function readCamera(figure) {
  const scene = sceneOf(figure);
  const { projection, view, model } = scene?.glplot?.cameraParams ?? {};
  const [x, y, z] = scene?.dataScale ?? [];
  if (![projection, view, model].every(isMatrix)) return null;
  const scale = [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
  const camera = multiply(multiply(projection, view), multiply(model, scale));
  return camera.every(Number.isFinite) ? camera : null;
}

/**
 * From where a drawn figure is looked at now; turning it by wheel does not reach its layout.
 * @param {HTMLElement} figure
 * @returns {View | null}
 */
export function readView(figure) {
  return sceneOf(figure)?.getCamera?.() ?? null;
}

/**
 * Whether a reader is turning the figure at this moment.
 * @param {HTMLElement} figure
 * @returns {boolean}
 */
export function isTurning(figure) {
  return sceneOf(figure)?.camera?.mouseListener?.buttons > 0;
}

/**
 * @param {Camera | null} a
 * @param {Camera | null} b
 */
export function sameCamera(a, b) {
  return a === b || (a !== null && b !== null && a.every((value, i) => value === b[i]));
}

/**
 * A point of the data on the screen, in pixels from the top left; NaN for one that is not in front of the camera.
 * @param {Camera} m
 * @param {Size} size
 * @param {number} x
 * @param {number} y
 * @param {number} z
 * @param {{ x: number, y: number }} out where it is written: no garbage in the frame loop
 */
export function project(m, { width, height }, x, y, z, out) {
  const row = (/** @type {number} */ i) =>
    /** @type {number} */ (m[i]) * x +
    /** @type {number} */ (m[SIDE + i]) * y +
    /** @type {number} */ (m[2 * SIDE + i]) * z +
    /** @type {number} */ (m[3 * SIDE + i]);
  const depth = row(3);
  out.x = depth > 0 ? (0.5 + row(0) / depth / 2) * width : Number.NaN;
  out.y = depth > 0 ? (0.5 - row(1) / depth / 2) * height : Number.NaN;
}

function sceneOf(/** @type {HTMLElement} */ figure) {
  return /** @type {PlotElement} */ (figure)._fullLayout?.scene?._scene;
}

function isMatrix(/** @type {ArrayLike<number> | undefined} */ matrix) {
  return matrix?.length === SIDE * SIDE;
}

/**
 * @param {ArrayLike<number>} a
 * @param {ArrayLike<number>} b
 * @returns {Camera} a times b
 */
function multiply(a, b) {
  const out = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < out.length; i += 1) {
    const [row, column] = [i % SIDE, i - (i % SIDE)];
    for (let k = 0; k < SIDE; k += 1)
      out[i] = /** @type {number} */ (out[i]) + Number(a[k * SIDE + row]) * Number(b[column + k]);
  }
  return out;
}
