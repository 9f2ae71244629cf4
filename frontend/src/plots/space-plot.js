/**
 * A surface in space with the paths of all racers on it. Plotly draws the surface and turns it; the paths are drawn on canvases above,
 * through Plotly's own camera, so that playing never touches the figure. They are not hidden behind the surface.
 */
import { movedPart } from '../core/phases.js';
import { readCamera, readView, sameCamera } from './camera.js';
import { drawPoint } from './head.js';
import { levelsOf } from './levels.js';
import { mountPlot } from './plot.js';
import { drawPlumb } from './plumb.js';
import { spaceFigure } from './space-figure.js';
import { SpacePath } from './space-path.js';
import { createRation, spaceTraces } from './space-traces.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').View} View */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./panel-plot.js').Racer} Racer */
/** @typedef {import('./panel-plot.js').Moment} Moment */
/** @typedef {ReturnType<typeof mountSpacePlot>} SpacePlot */

const STROKE = { width: 2.25, halo: 0.75, dots: true };
const MARKER_RADIUS = 5;
/** A step that is only pointed at shows through. */
const PASSING_ALPHA = 0.7;
const CONFIG = { scrollZoom: 'gl3d' };

/** The page has one 3-D figure: browsers keep few WebGL contexts, and take the oldest away. @type {HTMLElement | null} */
let figure = null;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: () => import('./palette.js').Palette,
 *   invalidate: () => void,
 *   view: () => View,
 *   heightName: () => string,
 * }} options `view` is from where to look, until a reader turns the surface
 */
export function mountSpacePlot(root, { plotter, palette, invalidate, view, heightName }) {
  figure ??= document.createElement('div');
  /** @type {Landscape | null} */
  let landscape = null;
  /** @type {Camera | null} */
  let camera = null;
  /** @type {View | null} */
  let turned = null;
  /** @type {{ token: unknown, paths: readonly SpacePath[] } | null} */
  let picture = null;
  let gone = false;
  /** Figures on their way, which turn the camera themselves. */
  let drawing = 0;

  const levels = () => {
    const { z, levels: kind } = /** @type {Landscape} */ (landscape);
    return levelsOf(z, kind);
  };
  const still = (/** @type {View} */ from) =>
    spaceFigure(/** @type {Landscape} */ (landscape), palette(), plot.size(), { view: from, heightName: heightName() });
  const redraw = async () => {
    if (!landscape || plot.size().width === 0) return;
    await plotter.loadSpace();
    if (gone) return;
    drawing += 1;
    await plot.setFigure(still(turned ?? view()), CONFIG);
    drawing -= 1;
    camera = readCamera(plot.figure);
    picture = null;
    invalidate();
  };
  const plot = mountPlot(root, {
    plotter,
    palette,
    stroke: STROKE,
    figure,
    onResize: () => void redraw(),
    invalidate,
    read: () => screen(plot.size()),
  });
  const ration = createRation(plot.host);

  const drawRacer = (
    /** @type {CanvasRenderingContext2D} */ context,
    /** @type {Mapping} */ mapping,
    /** @type {Racer} */ { style },
    /** @type {SpacePath} */ path,
    /** @type {readonly [row: number, part: number]} */ [row, part],
  ) => {
    const { halo, scale } = palette();
    const { start, size } = levels();
    const at = path.at(row, part);
    drawPlumb(context, at, path.foot(row, part, start - size), style.colour, scale);
    drawPoint(context, mapping, at.x, at.y, style, halo, MARKER_RADIUS * scale);
  };
  const drawHead = (
    /** @type {readonly Racer[]} */ racers,
    /** @type {readonly SpacePath[]} */ paths,
    /** @type {Moment} */ { step, phase, hover },
  ) => {
    return (/** @type {CanvasRenderingContext2D} */ context, /** @type {Mapping} */ mapping) => {
      for (const [i, racer] of racers.entries()) {
        const path = /** @type {SpacePath} */ (paths[i]);
        if (racer.ghost) continue;
        drawRacer(context, mapping, racer, path, [step, movedPart(phase)]);
        if (hover === null) continue;
        context.globalAlpha = PASSING_ALPHA;
        drawRacer(context, mapping, racer, path, [hover, 0]);
        context.globalAlpha = 1;
      }
    };
  };
  const drawTraces = (/** @type {readonly Racer[]} */ racers, /** @type {number} */ step) =>
    ration.spend(async () => {
      const { data, layout } = still(view());
      const traces = spaceTraces(racers, step, levels().heightOf);
      await plotter.draw(plot.figure, { data: [...data, ...traces], layout }, CONFIG);
    });

  return {
    host: plot.host,
    figure: plot.figure,
    show(/** @type {Landscape} */ next) {
      landscape = next;
      return redraw();
    },
    redraw,
    /** Looks from where `view` says again. */
    turnBack() {
      turned = null;
      return redraw();
    },
    /**
     * Notices, in every frame, that the reader turns the surface.
     * @returns {View | null} where it is looked at from now, where that has changed
     */
    watch() {
      const now = drawing === 0 && camera && readCamera(plot.figure);
      if (!now || sameCamera(now, camera)) return null;
      camera = now;
      turned = readView(plot.figure);
      picture = null;
      invalidate();
      return turned;
    },
    /**
     * @param {unknown} token
     * @param {readonly Racer[]} racers
     * @param {Moment} moment
     */
    draw(token, racers, moment) {
      if (!landscape || !plot.figure.hasChildNodes()) return;
      if (!camera) return void drawTraces(racers, moment.step);
      const { heightOf } = levels();
      const [eye, size] = [camera, plot.size()];
      if (!picture || picture.token !== token)
        picture = { token, paths: racers.map(({ track }) => new SpacePath(track, eye, size, heightOf)) };
      const { paths } = picture;
      for (const path of paths) path.extend(moment.step);
      plot.draw({
        token: picture,
        step: moment.step,
        paths: racers.map(({ style, ghost = false }, i) => ({ style, ghost, points: pointsOf(paths, i) })),
        head: drawHead(racers, paths, moment),
      });
    },
    blank: plot.blank,
    dispose() {
      gone = true;
      ration.dispose();
      plot.dispose();
    },
  };
}

function pointsOf(/** @type {readonly SpacePath[]} */ paths, /** @type {number} */ index) {
  return /** @type {SpacePath} */ (paths[index]).points;
}

/** Projected points are pixels already. @param {{ width: number, height: number }} size @returns {Mapping} */
function screen({ width, height }) {
  return { left: 0, top: 0, width, height, x0: 0, x1: width, y0: height, y1: 0 };
}
