/**
 * What every drawn panel and chart has in common: a still figure, paths that grow above it, a head that moves, and the knowledge
 * of when anything has to be drawn again.
 */
import { mountLayers } from './layers.js';
import { over, readMapping, stretch } from './mapping.js';
import { Trail } from './trail.js';

/** @typedef {import('./plotly.js').Plotter} Plotter */
/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./trail.js').Points} Points */
/** @typedef {import('./trail.js').Stroke} Stroke */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('../core/landscape.js').Domain} Domain */
/** @typedef {{ style: Style, points: Points, ghost?: boolean }} Path a ghost is thin and pale */
/**
 * One picture: `token` tells one set of paths from another, `step` is the last row to draw of each; a picture with the `still` of the
 * last one is the same.
 * @typedef {{
 *   token: unknown, step: number, paths: readonly Path[], still?: string,
 *   head: (context: CanvasRenderingContext2D, mapping: Mapping) => void,
 * }} Picture
 */
/** @typedef {ReturnType<typeof mountPlot>} Plot */
/**
 * @typedef {object} PlotOptions
 * @property {Plotter} plotter
 * @property {() => Palette} palette
 * @property {Stroke} stroke
 * @property {() => void} onResize must set the figure anew
 * @property {() => void} invalidate is told when the picture has to be drawn again
 * @property {(figure: HTMLElement) => Mapping | null} [read] where the canvases' coordinates come from
 * @property {HTMLElement} [figure] a figure that outlives the plot
 */

/**
 * @param {HTMLElement} root
 * @param {PlotOptions} options
 */
export function mountPlot(root, { plotter, palette, stroke, onResize, invalidate, read = readMapping, figure }) {
  const layers = mountLayers(root, onResize, figure);
  /** @type {Mapping | null} what the figure shows */
  let drawn = null;
  /** @type {Mapping | null} what is looked at: the same, but while the figure is on its way */
  let mapping = null;
  /** @type {Domain | null} */
  let wanted = null;
  /** @type {readonly Trail[]} */
  let trails = [];
  /** @type {unknown} */
  let token;
  let step = -1;
  let clean = false;
  /** @type {string | undefined} */
  let still;
  /** The last drawing of the figure: taking it away while it is under way would break it. */
  let drawing = /** @type {Promise<unknown>} */ (Promise.resolve());
  let disposed = false;

  const restart = (/** @type {Picture} */ picture) => {
    layers.clear(layers.trail);
    const { scale } = palette();
    trails = picture.paths.map(({ style, ghost }) => new Trail(style, strokeOf(stroke, scale, ghost)));
    token = picture.token;
    clean = true;
  };
  const extend = (/** @type {Picture} */ picture, /** @type {Mapping} */ place) => {
    const { halo } = palette();
    for (const [i, { points }] of picture.paths.entries())
      trails[i]?.extend(layers.trail, place, points, picture.step, halo);
    step = picture.step;
  };

  const place = () => {
    mapping = drawn && wanted ? over(drawn, wanted) : drawn;
    layers.figure.style.transform = drawn && mapping ? stretch(drawn, mapping) : '';
    clean = false;
    invalidate();
  };
  const remap = () => {
    layers.figure.style.transform = '';
    drawn = read(layers.figure);
    place();
  };

  return {
    host: layers.host,
    figure: layers.figure,
    size: layers.size,
    /** The present mapping from data to pixels, or null before the first figure. */
    get mapping() {
      return mapping;
    },
    async setFigure(/** @type {Figure} */ next, /** @type {import('./plotly.js').Config} */ config = {}) {
      layers.fit();
      drawing = plotter.draw(layers.figure, next, config);
      remap();
      await drawing;
      if (!disposed) remap();
    },
    /** Looks at another part of the data: at once, by stretching what is drawn, until a figure of that part comes. */
    look(/** @type {Domain | null} */ domain) {
      if (JSON.stringify(domain) === JSON.stringify(wanted)) return;
      wanted = domain;
      place();
    },
    /** Draws a picture: only what is new when it goes on from the last one, everything otherwise. */
    draw(/** @type {Picture} */ picture) {
      if (!mapping) return;
      // A canvas that is touched is painted again, whatever was drawn on it.
      if (clean && picture.still !== undefined && picture.still === still && picture.token === token) return;
      still = picture.still;
      if (!clean || picture.token !== token || picture.step < step) restart(picture);
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
      disposed = true;
      const purge = () => plotter.purge(layers.figure);
      if (layers.figure !== figure) void drawing.then(purge, purge);
      layers.dispose();
    },
  };
}

const GHOST = { width: 0.55, alpha: 0.5 };

/**
 * @param {Stroke} stroke
 * @param {number} scale
 * @param {boolean} [ghost]
 * @returns {Stroke}
 */
function strokeOf({ width, halo, dots }, scale, ghost = false) {
  if (ghost) return { width: width * scale * GHOST.width, halo: 0, dots: false, alpha: GHOST.alpha };
  return { width: width * scale, halo: halo * scale, dots };
}
