/** A scene's small picture on a canvas: a function of the picture and of how far it has come, from 0 to 1. */
import { heatOf } from './heat.js';
import { mountSheet } from './sheet.js';
import { drawPlane, groundImage } from './thumbnail-plane.js';
import { drawGraph, drawNetwork, drawStrip } from './thumbnail-shapes.js';

/** @typedef {import('../core/thumbnails.js').Picture} Picture */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ context: CanvasRenderingContext2D, width: number, height: number, palette: Palette, part: number }} Brush */

/**
 * @param {HTMLElement} host
 * @param {{ palette: import('../core/signal.js').Readable<Palette> }} options
 */
export function mountThumbnail(host, { palette }) {
  /** @type {Picture | null} */
  let picture = null;
  /** @type {HTMLCanvasElement | null} */
  let ground = null;
  let part = 0;
  const prepare = () => {
    ground = picture?.kind === 'plane' && picture.ground ? groundImage(picture.ground, palette.value.ramp) : null;
  };
  const draw = () => {
    const { width, height } = sheet.size();
    if (!picture || width === 0) return;
    sheet.clear();
    paint(picture, { context: sheet.context, width, height, palette: palette.value, part }, ground);
  };
  const sheet = mountSheet(host, draw);
  const stop = palette.subscribe(() => {
    prepare();
    draw();
  });
  return {
    show(/** @type {Picture} */ next) {
      picture = next;
      prepare();
      sheet.fit();
      draw();
    },
    draw(/** @type {number} */ next) {
      if (Object.is(next, part)) return;
      part = next;
      draw();
    },
    dispose() {
      stop();
      sheet.dispose();
    },
  };
}

/** @param {Picture} picture @param {Brush} brush @param {HTMLCanvasElement | null} ground */
function paint(picture, brush, ground) {
  if (picture.kind === 'plane') drawPlane(picture, brush, ground);
  else if (picture.kind === 'graph') drawGraph(picture, brush);
  else if (picture.kind === 'network') drawNetwork(picture, brush);
  else if (picture.kind === 'strip') drawStrip(picture, brush);
  else drawCells(picture, brush);
}

/** The runs of so many steps, and those that went away by then. @param {import('../core/thumbnails.js').CellsPicture} picture @param {Brush} brush */
function drawCells({ grid: { values, size }, most }, { context, width, height, palette, part }) {
  const [columns, rows] = size;
  const [w, h] = [width / columns, height / rows];
  const shown = Math.ceil(part * columns);
  for (let i = 0; i < values.length; i += 1) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    context.fillStyle = column < shown ? heatOf(Number(values[i]), most, palette) : (palette.ramp[1] ?? '');
    context.fillRect(Math.floor(column * w), Math.floor(height - (row + 1) * h), Math.ceil(w), Math.ceil(h));
  }
}
