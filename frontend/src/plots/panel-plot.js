/**
 * A surface from above, or a curve from the side, with the paths of the racers it is given: all of them or one.
 */
import { movedPart } from '../core/phases.js';
import { drawArrows } from './arrows.js';
import { contourFigure, curveFigure } from './figure.js';
import { drawPoint, drawStart, drawTangent, drawValue } from './head.js';
import { mountPathHover } from './path-hover.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';
import { mountZoomGestures } from './zoom-gestures.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/**
 * A ghost is of a pinned run: its path alone.
 * @typedef {{ track: RacerTrack, style: Style, ghost?: boolean, arrows?: import('./arrows.js').Arrows | null }} Racer
 */
/** @typedef {{ step: number, phase: number, hover: number | null }} Moment `hover` is a step pointed at, or null */
/** @typedef {ReturnType<typeof mountPanelPlot>} PanelPlot */

const STROKE = { width: 2.25, halo: 0.75, dots: true };
const MARKER_RADIUS = 5;
/** A step that is only pointed at shows through. */
const PASSING_ALPHA = 0.7;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: () => Palette,
 *   invalidate: () => void,
 *   words: () => import('./landmarks.js').Words,
 *   onPoint: import('./point-picker.js').OnPoint,
 *   onZoom: import('./zoom-gestures.js').OnZoom,
 *   onHover?: (near: import('./path-hover.js').Near | null) => void,
 * }} options
 */
export function mountPanelPlot(root, { plotter, palette, invalidate, words, onPoint, onZoom, onHover = () => {} }) {
  /** @type {Landscape | null} */
  let landscape = null;
  /** @type {Landscape | null} */
  let slopes = null;
  const flat = () => landscape?.parameters.length === 1;
  const redraw = () => {
    if (!landscape || plot.size().width === 0) return;
    const figure = flat() ? curveFigure : contourFigure;
    return plot.setFigure(
      figure(landscape, palette(), plot.size(), { words: words(), slopes: fitting(slopes, landscape) }),
    );
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  const mapping = () => plot.mapping;
  /** @type {readonly import('./path-hover.js').Path[]} */
  let drawn = [];
  const stops = [
    mountPointPicker(plot.host, mapping, onPoint),
    mountZoomGestures(plot.host, mapping, onZoom),
    mountPathHover(plot.host, mapping, () => drawn, onHover),
  ];

  const pathOf = (/** @type {Racer} */ { track, style, ghost = false }) => ({
    style,
    ghost,
    points: { xs: track.column('params', 0), ys: flat() ? track.column('loss') : track.column('params', 1) },
  });
  const drawRacer = (
    /** @type {CanvasRenderingContext2D} */ context,
    /** @type {Mapping} */ mapping,
    /** @type {Racer} */ { track, style, arrows },
    /** @type {Moment} */ moment,
  ) => {
    const { step, phase, hover } = moment;
    const [x, y] = place(track, step, phase, flat());
    if (flat()) drawTangent(context, mapping, x, y, track.at('grad', step), palette().inkSoft);
    const { halo, scale } = palette();
    const factor = arrows ? drawArrows(context, mapping, arrows, { palette: palette(), style, flat: flat() }) : null;
    const draw = flat() ? drawValue : drawPoint;
    draw(context, mapping, x, y, style, halo, MARKER_RADIUS * scale);
    if (hover === null) return factor;
    context.globalAlpha = PASSING_ALPHA;
    draw(context, mapping, ...place(track, hover, 0, flat()), style, halo, MARKER_RADIUS * scale);
    context.globalAlpha = 1;
    return factor;
  };

  return {
    host: plot.host,
    /** Shows another surface. */
    show(/** @type {Landscape} */ next) {
      landscape = next;
      return redraw();
    },
    /** Shows the directions of steepest descent too, or with null no longer. */
    showSlopes(/** @type {Landscape | null} */ next) {
      if (next === slopes) return;
      slopes = next;
      return redraw();
    },
    /** Draws the still figure again, in the theme's present colours and the reader's language. */
    redraw,
    look: plot.look,
    /**
     * @param {unknown} token
     * @param {readonly Racer[]} racers
     * @param {Moment} moment
     * @returns {number | null} the factor that a gradient is drawn at, null where none is
     */
    draw(token, racers, moment) {
      let factor = /** @type {number | null} */ (null);
      const present = racers.filter(({ ghost }) => !ghost);
      const paths = racers.map(pathOf);
      const arrows = present.some((racer) => racer.arrows);
      drawn = paths.filter(({ ghost }) => !ghost).map(({ points }) => ({ points, last: moment.step }));
      plot.draw({
        token,
        step: moment.step,
        paths,
        ...(!arrows && { still: JSON.stringify(moment) }),
        head: (context, m) => {
          for (const { track } of present) drawStart(context, m, ...place(track, 0, 0, flat()), palette());
          for (const racer of present) factor = drawRacer(context, m, racer, moment) ?? factor;
        },
      });
      return factor;
    },
    blank() {
      drawn = [];
      plot.blank();
    },
    dispose() {
      for (const stop of stops) stop();
      plot.dispose();
    },
  };
}

/**
 * Where a racer stands; in the last part of a slow step, on the straight way to its next row.
 * @param {RacerTrack} track
 * @param {number} step
 * @param {number} phase
 * @param {boolean} flat
 * @returns {[number, number]}
 */
function place(track, step, phase, flat) {
  const part = movedPart(phase);
  const between = (/** @type {string} */ name, /** @type {number} */ axis) => {
    const from = track.at(name, step, axis);
    return part === 0 ? from : from + part * (track.at(name, step + 1, axis) - from);
  };
  return [between('params', 0), flat ? between('loss', 0) : between('params', 1)];
}

/** Slopes of another part of the surface are of no use. */
function fitting(/** @type {Landscape | null} */ slopes, /** @type {Landscape} */ { domain }) {
  return slopes && JSON.stringify(slopes.domain) === JSON.stringify(domain) ? slopes : null;
}
