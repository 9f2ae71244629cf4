/**
 * A surface from above, or a curve from the side, with the paths of the racers it is given: all of them or one.
 */
import { contourFigure, curveFigure } from './figure.js';
import { drawArrow, drawPoint, drawStart, drawTangent } from './head.js';
import { mountPlot } from './plot.js';
import { mountPointPicker } from './point-picker.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ track: RacerTrack, style: Style }} Racer */
/** @typedef {{ step: number, phase: number, hover: number | null }} Moment `hover` is a step pointed at, or null */
/** @typedef {ReturnType<typeof mountPanelPlot>} PanelPlot */

const STROKE = { width: 2.25, halo: 0.75, dots: true };
const MARKER_RADIUS = 5;
/** An arrow is this part of the plot's width long: its direction counts, its length is in the numbers. */
const ARROW_PART = 0.16;
/**
 * What a slow step shows before it moves, and until which part of it: the gradient it starts from, its average, the corrected one.
 * @type {readonly { until: number, column: string, ahead: number }[]} `ahead` rows after the step, where the update records it
 */
const PHASES = [
  { until: 0.2, column: 'grad', ahead: 0 },
  { until: 0.4, column: 'V', ahead: 1 },
  { until: 0.6, column: 'Vc', ahead: 1 },
];
const MOVE_FROM = 0.6;
/** A step that is only pointed at shows through. */
const PASSING_ALPHA = 0.7;

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter,
 *   palette: () => Palette,
 *   invalidate: () => void,
 *   onPoint: import('./point-picker.js').OnPoint,
 * }} options
 */
export function mountPanelPlot(root, { plotter, palette, invalidate, onPoint }) {
  /** @type {Landscape | null} */
  let landscape = null;
  const flat = () => landscape?.parameters.length === 1;
  const redraw = () => {
    if (!landscape || plot.size().width === 0) return;
    const figure = flat() ? curveFigure : contourFigure;
    return plot.setFigure(figure(landscape, palette(), plot.size()));
  };
  const plot = mountPlot(root, { plotter, palette, stroke: STROKE, onResize: redraw, invalidate });
  const unpick = mountPointPicker(plot.host, () => plot.mapping, onPoint);

  const pathOf = (/** @type {Racer} */ { track, style }) => ({
    style,
    points: { xs: track.column('params', 0), ys: flat() ? track.column('loss') : track.column('params', 1) },
  });
  const drawRacer = (
    /** @type {CanvasRenderingContext2D} */ context,
    /** @type {Mapping} */ mapping,
    /** @type {Racer} */ { track, style },
    /** @type {Moment} */ moment,
  ) => {
    const { step, phase, hover } = moment;
    const [x, y] = place(track, step, phase, flat());
    if (flat()) drawTangent(context, mapping, x, y, track.at('grad', step), palette().inkSoft);
    else if (phase > 0 && phase < MOVE_FROM) drawDirection(context, mapping, track, moment, style, palette());
    const { halo, scale } = palette();
    drawPoint(context, mapping, x, y, style, halo, MARKER_RADIUS * scale);
    if (hover === null) return;
    context.globalAlpha = PASSING_ALPHA;
    drawPoint(context, mapping, ...place(track, hover, 0, flat()), style, halo, MARKER_RADIUS * scale);
    context.globalAlpha = 1;
  };

  return {
    host: plot.host,
    /** Shows another surface. */
    show(/** @type {Landscape} */ next) {
      landscape = next;
      return redraw();
    },
    /** Draws the still figure again, in the theme's present colours. */
    redraw,
    /** @param {unknown} token @param {readonly Racer[]} racers @param {Moment} moment */
    draw(token, racers, moment) {
      plot.draw({
        token,
        step: moment.step,
        paths: racers.map(pathOf),
        head: (context, mapping) => {
          const first = racers[0]?.track;
          if (first) drawStart(context, mapping, ...place(first, 0, 0, flat()), palette());
          for (const racer of racers) drawRacer(context, mapping, racer, moment);
        },
      });
    },
    blank: plot.blank,
    dispose() {
      unpick();
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
  const part = Math.max(0, (phase - MOVE_FROM) / (1 - MOVE_FROM));
  const between = (/** @type {string} */ name, /** @type {number} */ axis) => {
    const from = track.at(name, step, axis);
    return part === 0 ? from : from + part * (track.at(name, step + 1, axis) - from);
  };
  return [between('params', 0), flat ? between('loss', 0) : between('params', 1)];
}

/**
 * The direction that this phase of a slow step is about; a rule that keeps no average goes on showing the gradient.
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {RacerTrack} track
 * @param {Moment} moment
 * @param {Style} style
 * @param {Palette} palette
 */
function drawDirection(context, mapping, track, { step, phase }, style, { halo, scale }) {
  const begun = PHASES.slice(0, PHASES.findIndex(({ until }) => phase < until) + 1);
  const { column, ahead } = begun.findLast(({ column: name }) => track.has(name)) ?? /** @type {any} */ (PHASES[0]);
  const [x, y] = place(track, step, 0, false);
  const [perX, perY] = [mapping.width / (mapping.x1 - mapping.x0), mapping.height / (mapping.y1 - mapping.y0)];
  const [dx, dy] = [track.at(column, step + ahead, 0), track.at(column, step + ahead, 1)];
  const size = Math.hypot(dx * perX, dy * perY);
  if (!(size > 0) || !Number.isFinite(size)) return;
  const length = (ARROW_PART * mapping.width) / size;
  drawArrow(context, mapping, [x, y], [x - length * dx, y - length * dy], style.colour, halo, scale);
}
