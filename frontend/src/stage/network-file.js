/**
 * Animations of a whole training: what every network says over the data at evenly spread updates, and the losses that it had by then.
 */
import { filmOf } from '../core/film.js';
import { taskOf } from '../core/network-task.js';
import { problemEntry, problemName } from '../core/problem.js';
import { wholeTrack } from '../core/whole-track.js';
import { fieldShades } from '../plots/class-colours.js';
import { createFrames, frameSteps } from '../plots/export-frames.js';
import { MOST_FRAMES } from '../plots/export-gif.js';
import { networkPainter } from '../plots/export-networks.js';
import { createExportStage } from '../plots/export-stage.js';
import { filmFile, partOf } from './film-file.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

const WIDTH = 960;
/** Points along each side of a field, and of a curve: as on screen. */
const SIZE = { field: 50, curve: 128 };
/** A video shows every update so many frames long, so that it lasts as long as the GIF. */
const VIDEO_REPEATS = 2;
const MOST_SHADES = 64;

/**
 * @param {string} id `gif` or `webm`
 * @param {SceneContext & { tests: import('../core/signal.js').Readable<boolean> }} ctx
 * @param {import('../core/export-list.js').Watch} watch
 * @returns {Promise<import('../core/export-file.js').TakenFile>} rejects with the signal's reason when it is stopped
 */
export async function networkFile(id, ctx, watch) {
  const shown = ctx.runs.current.value;
  if (!shown || !ctx.plotter) throw new Error('there is no run on screen');
  const run = await wholeTrack(ctx.socket, shown, partOf(watch, 0, 0.3));
  const rows = frameSteps(run.total, MOST_FRAMES);
  const task = taskOf(run);
  const size = task.inputs === 1 ? SIZE.curve : SIZE.field;
  const steps = rows.map((row) => run.stepOf(row));
  const film = await filmOf(ctx.socket, run, { steps, size }, partOf(watch, 0.3, 0.7));
  const stage = stageOf(ctx, run);
  const poseAt = (/** @type {number} */ row) => film.get(run.stepOf(row)) ?? [];
  const look = { task, tests: ctx.tests.value, size };
  const frames = await createFrames(stage, ctx.plotter, networkPainter(stage, look, poseAt));
  const shades = fieldShades(task.classes, stage.palette.ground, MOST_SHADES);
  const played = id === 'gif' ? rows : rows.flatMap((row) => Array.from({ length: VIDEO_REPEATS }, () => row));
  const name = problemName(run.asked.problem);
  return filmFile(id, frames, { stage, name, rows: played, shades }, partOf(watch, 0.7, 1));
}

/** @param {SceneContext} ctx @param {RunTrack} run */
function stageOf({ state, catalogue, i18n, palette }, run) {
  const racers = run.racers.map((track) => ({
    label: track.spec.label ?? catalogue.rule(track.spec.rule).label,
    style: track.spec.style ?? catalogue.rule(track.spec.rule).style,
    track,
  }));
  const shown = {
    title: i18n.pick(problemEntry(run.asked.problem, catalogue).title),
    landscape: null,
    racers,
    together: false,
    alone: true,
    logLoss: state.logLoss.value,
    total: run.total,
    stepOf: (/** @type {number} */ row) => run.stepOf(row),
    palette: palette.value,
    words: { step: i18n.t('export.step'), loss: i18n.t('export.loss') },
  };
  return createExportStage(shown, WIDTH);
}
