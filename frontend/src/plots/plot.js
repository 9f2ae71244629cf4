/**
 * What every drawn panel and chart has in common: a still figure, paths that grow above it, a head that moves, and the knowledge
 * of when anything has to be drawn again.
 */
import { mountLayers } from './layers.js';
import { readMapping } from './mapping.js';
import { Trail } from './trail.js';

/** @typedef {import('./plotly.js').Plotter} Plotter */
/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./trail.js').Points} Points */
/** @typedef {import('./trail.js').Stroke} Stroke */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ style: Style, points: Points }} Path */
/**
 * One picture: `token` tells one set of paths from another, `step` is the last row to draw of each.
 * @typedef {{ token: unknown, step: number, paths: readonly Path[], head: (context: CanvasRenderingContext2D, mapping: Mapping) => void }} Picture
 */
/** @typedef {ReturnType<typeof mountPlot>} Plot */

/**
 * @param {HTMLElement} root
 * @param {{ plotter: Plotter, palette: () => Palette, stroke: Stroke, onResize: () => void, invalidate: () => void }} options
 *   `onResize` must set the figure anew; `invalidate` is told when the picture has to be drawn again
 */
export function mountPlot(root, { plotter, palette, stroke, onResize, invalidate }) {
  const layers = mountLayers(root, onResize);
  /** @type {Mapping | null} */
  let mapping = null;
  /** @type {readonly Trail[]} */
  let trails = [];
  /** @type {unknown} */
  let token;
  let drawn = -1;
  let clean = false;

  const restart = (/** @type {Picture} */ picture) => {
    layers.clear(layers.trail);
    const { scale } = palette();
    const scaled = { ...stroke, width: stroke.width * scale, halo: stroke.halo * scale };
    trails = picture.paths.map(({ style }) => new Trail(style, scaled));
    token = picture.token;
    clean = true;
  };
  const extend = (/** @type {Picture} */ { paths, step }, /** @type {Mapping} */ place) => {
    const { halo } = palette();
    for (const [i, { points }] of paths.entries()) trails[i]?.extend(layers.trail, place, points, step, halo);
    drawn = step;
  };

  const remap = () => {
    mapping = readMapping(layers.figure);
    clean = false;
    invalidate();
  };

  return {
    host: layers.host,
    figure: layers.figure,
    size: layers.size,
    /** The present mapping from data to pixels, or null before the first figure. */
    get mapping() {
      return mapping;
    },
    async setFigure(/** @type {Figure} */ figure) {
      layers.fit();
      const drawing = plotter.draw(layers.figure, figure);
      remap();
      await drawing;
      remap();
    },
    /** Draws a picture: only what is new when it goes on from the last one, everything otherwise. */
    draw(/** @type {Picture} */ picture) {
      if (!mapping) return;
      if (!clean || picture.token !== token || picture.step < drawn) restart(picture);
      extend(picture, mapping);
      layers.clear(layers.head);
      picture.head(layers.head, mapping);
    },
    /** Takes every path away. */
    blank() {
      layers.clear(layers.trail);
      layers.clear(layers.head);
      clean = false;
    },
    dispose() {
      plotter.purge(layers.figure);
      layers.dispose();
    },
  };
}
