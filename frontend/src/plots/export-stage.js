/**
 * What an exported picture shows: the racers on their ground, and their losses; with its layout and its mappings from data to pixels.
 */

import { exportLayout } from './export-layout.js';
import { contourFigure, curveFigure } from './figure.js';
import { canBeLog, LossRange } from './loss-range.js';

/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./trail.js').Points} Points */
/** @typedef {{ label: string, style: Style, track: RacerTrack }} Racer */
/**
 * @typedef {object} Shown
 * @property {string} title
 * @property {Landscape | null} landscape null where there is no ground to draw
 * @property {readonly Racer[]} racers
 * @property {boolean} together whether all stand on one panel
 * @property {boolean} [alone] whether every racer has a panel that is drawn frame by frame, without a ground
 * @property {(row: number) => number} [stepOf] how many updates come before a row; the row itself where it is left out
 * @property {boolean} logLoss
 * @property {number} total the last row
 * @property {Palette} palette
 * @property {{ step: string, loss: string }} words
 */
/** @typedef {ReturnType<typeof createExportStage>} ExportStage */

/**
 * @param {Shown} shown
 * @param {number} width
 */
export function createExportStage(shown, width) {
  const { landscape, racers, together, alone = false, total, stepOf = (row) => row } = shown;
  const palette = { ...shown.palette, scale: 1 };
  const panels = alone ? racers.length : landscape === null ? 0 : together ? 1 : racers.length;
  const layout = exportLayout({ width, racers: racers.length, panels });
  const flat = landscape?.parameters.length === 1;
  const losses = racers.map(({ track }) => track.column(lossOf(track)));
  const log = shown.logLoss && canBeLog(losses);
  const range = new LossRange(log);
  range.see(losses, Number.POSITIVE_INFINITY);
  const figureOf = flat ? curveFigure : contourFigure;
  /** @type {import('./export-figure.js').Figure[]} */
  const grounds = landscape ? layout.panels.map((rect) => figureOf(landscape, palette, rect)) : [];
  return {
    ...shown,
    palette,
    layout,
    flat,
    log,
    /** The still figure of each panel. */
    grounds,
    /** The racers of each panel. */
    groups: together ? [racers] : racers.map((racer) => [racer]),
    stepOf,
    chart: mapping(layout.chart, [0, Math.max(stepOf(total), 1)], range.range),
    panels: grounds.map(({ layout: own }, i) =>
      mapping(/** @type {import('./export-layout.js').Rect} */ (layout.panels[i]), own.xaxis.range, own.yaxis.range),
    ),
    /** @param {Racer} racer @returns {Points} its path in a panel */
    pathOf: ({ track }) => ({
      xs: track.column('params', 0),
      ys: flat ? track.column('loss') : track.column('params', 1),
    }),
    /** @param {Racer} racer @returns {Points} its losses, as the chart's axis has them */
    lossOf: ({ track }) => {
      const losses = track.column(lossOf(track));
      return { xs: track.has('steps') ? track.column('steps') : null, ys: log ? losses.map(Math.log10) : losses };
    },
  };
}

/** A network's loss is that of its whole training set. */
export function lossOf(/** @type {RacerTrack} */ track) {
  return track.has('loss') ? 'loss' : 'train_loss';
}

/**
 * @param {import('./export-layout.js').Rect} rect
 * @param {readonly [number, number]} x
 * @param {readonly [number, number]} y
 * @returns {Mapping}
 */
function mapping(rect, [x0, x1], [y0, y1]) {
  return { ...rect, x0, x1, y0, y1 };
}
