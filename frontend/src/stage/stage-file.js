/**
 * Files of the race's stage: a picture of it as it is looked at, and animations of the whole run.
 */

import { readDomain } from '../core/domain.js';
import { fileName } from '../core/export-file.js';
import { problemEntry, problemName } from '../core/problem.js';
import { alongParameters, placesOf } from '../core/projection.js';
import { wholeTrack } from '../core/whole-track.js';
import { exportFigure } from '../plots/export-figure.js';
import { createFrames } from '../plots/export-frames.js';
import { pictureFile } from '../plots/export-picture.js';
import { createExportStage } from '../plots/export-stage.js';
import { FIRST_VIEW } from '../plots/space-figure.js';
import { filmFile, partOf } from './film-file.js';
import { readView } from './space.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/landscape.js').Landscape} Landscape */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/export-file.js').TakenFile} TakenFile */
/** @typedef {import('../core/export-list.js').Watch} Watch */
/** @typedef {import('../plots/plotly.js').Plotter} Plotter */

const STILL_WIDTH = 1200;
const MOVING_WIDTH = 960;
const CURVE = [601];
const SURFACE = [161, 161];

/**
 * @param {string} id `png`, `svg`, `gif` or `webm`
 * @param {SceneContext} ctx
 * @param {Watch} watch
 * @returns {Promise<TakenFile>} rejects with the signal's reason when it is stopped
 */
export async function stageFile(id, ctx, watch) {
  const run = ctx.runs.current.value;
  if (!run || !ctx.plotter) throw new Error('there is no run on screen');
  if (id === 'png' || id === 'svg') return still(id, ctx, ctx.plotter, run);
  return moving(id, ctx, ctx.plotter, run, watch);
}

/**
 * @param {'png' | 'svg'} format
 * @param {SceneContext} ctx
 * @param {Plotter} plotter
 * @param {RunTrack} run
 */
async function still(format, ctx, plotter, run) {
  const { stage, name } = await staged(ctx, run, STILL_WIDTH);
  const seen = seenInSpace(ctx, stage.landscape);
  if (seen) await plotter.loadSpace();
  const figure = exportFigure(stage, ctx.player.step.value, seen);
  return { blob: await pictureFile(plotter, figure, format), name: fileName(name, format) };
}

/**
 * @param {string} id
 * @param {SceneContext} ctx
 * @param {Plotter} plotter
 * @param {RunTrack} shown
 * @param {Watch} watch
 */
async function moving(id, ctx, plotter, shown, watch) {
  const run = await wholeTrack(ctx.socket, shown, partOf(watch, 0, 0.5));
  const { stage, name } = await staged(ctx, run, MOVING_WIDTH);
  const frames = await createFrames(stage, plotter);
  return filmFile(id, frames, { stage, name }, partOf(watch, 0.5, 1));
}

/**
 * The stage as it is on screen, drawn for a file of that width.
 * @param {SceneContext} ctx
 * @param {RunTrack} run
 * @param {number} width
 */
async function staged(ctx, run, width) {
  const { state, catalogue, i18n, palette } = ctx;
  const { problem } = run.asked;
  const landscape = await groundOf(ctx, run);
  const places = landscape ? placesOf(landscape.parameters, run.parameters) : [];
  const racers = run.racers.map((track) => ({
    label: track.spec.label ?? catalogue.rule(track.spec.rule).label,
    style: styleOf(ctx, track),
    track: landscape ? alongParameters(track, places) : track,
  }));
  const shown = {
    title: i18n.pick(problemEntry(problem, catalogue).title),
    landscape,
    racers,
    together: state.view.value !== 'panels',
    logLoss: state.logLoss.value,
    total: run.total,
    palette: palette.value,
    words: { step: i18n.t('export.step'), loss: i18n.t('export.loss') },
  };
  return { stage: createExportStage(shown, width), name: problemName(problem) };
}

/** From where the reader looks at it; null where the view is from above. @param {SceneContext} ctx @param {Landscape | null} landscape */
function seenInSpace({ state, i18n }, landscape) {
  if (state.view.value !== '3d' || landscape?.parameters.length !== 2) return null;
  const heightName = landscape.levels === 'log' ? i18n.t('view.height_log') : 'J';
  return { view: readView(state.own.value.camera) ?? FIRST_VIEW, heightName };
}

/** @param {SceneContext} ctx @param {RunTrack} run */
async function groundOf({ state, landscapes }, run) {
  const size = Math.min(run.parameters.length, SURFACE.length);
  if (run.asked.problem.kind === 'network' || size === 0) return null;
  const at = run.parameters.length > SURFACE.length ? (run.spec.start ?? undefined) : undefined;
  return landscapes.get(run.asked.problem, readDomain(state.own.value.domain, size), size === 1 ? CURVE : SURFACE, {
    at,
  });
}

/** @param {SceneContext} ctx @param {import('../core/track.js').RacerTrack} track */
function styleOf({ catalogue }, { spec }) {
  return spec.style ?? catalogue.rule(spec.rule).style;
}
