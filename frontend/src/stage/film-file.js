/**
 * A stage that moves, as a file: a GIF, or a video where the browser records one.
 */
import { fileName } from '../core/export-file.js';
import { frameSteps } from '../plots/export-frames.js';
import { gifFile, MOST_FRAMES } from '../plots/export-gif.js';
import { MOST_FRAMES as VIDEO_FRAMES, videoFile, videoSuffix, videoType } from '../plots/export-video.js';

/** @typedef {import('../plots/export-frames.js').Frames} Frames */
/** @typedef {import('../plots/export-stage.js').ExportStage} ExportStage */

/**
 * @param {string} id `gif` or `webm`
 * @param {Frames} frames
 * @param {{ stage: ExportStage, name: string, rows?: readonly number[], shades?: readonly [number, number, number][] }} film
 *   `rows` that the frames show, where those are not for the file to choose; `shades` of what moves that the first frame may lack
 * @param {import('../core/export-list.js').Watch} watch
 * @returns {Promise<import('../core/export-file.js').TakenFile>} rejects with the signal's reason when it is stopped
 */
export async function filmFile(id, frames, { stage, name, rows, shades = [] }, watch) {
  if (id === 'gif') {
    const racers = [...new Set(stage.racers.map(({ style }) => style.colour))];
    const chosen = rows ?? frameSteps(stage.total, MOST_FRAMES);
    return { blob: await gifFile(frames, chosen, { racers, shades }, watch), name: fileName(name, 'gif') };
  }
  const type = videoType();
  if (!type) throw new Error('this browser records no video');
  const chosen = rows ?? frameSteps(stage.total, VIDEO_FRAMES);
  return { blob: await videoFile(frames, chosen, type, watch), name: fileName(name, videoSuffix(type)) };
}

/**
 * One part of a longer work.
 * @param {import('../core/export-list.js').Watch} watch
 * @param {number} from
 * @param {number} to of the whole, from 0 to 1
 * @returns {import('../core/export-list.js').Watch}
 */
export function partOf({ signal, progress }, from, to) {
  return { signal, progress: (part) => progress(from + (to - from) * part) };
}
