/**
 * The panels of networks in an exported picture: what each one says over its inputs, and the samples above it.
 */
import { drawSaid, mappingOf } from './boundary.js';
import { createField } from './field.js';
import { drawSamples } from './samples.js';

/** @typedef {import('../core/film.js').Pose} Pose */

/**
 * @param {import('./export-stage.js').ExportStage} stage
 * @param {{ task: import('../core/network-task.js').Task, tests: boolean, size: number }} shown `size`: points along each side of a pose
 * @param {(row: number) => Pose} poseAt
 * @returns {(context: CanvasRenderingContext2D, row: number) => void}
 */
export function networkPainter({ layout, palette, racers }, { task, tests, size }, poseAt) {
  const field = createField();
  return (context, row) => {
    const pose = poseAt(row);
    for (const [index, rect] of layout.panels.entries()) {
      const mapping = mappingOf(task, rect);
      context.save();
      context.translate(rect.left, rect.top);
      context.beginPath();
      context.rect(0, 0, rect.width, rect.height);
      context.clip();
      const look = { context, mapping, palette, task, size, outputs: pose[index] ?? [] };
      drawSaid(look, racers[index]?.style.colour ?? palette.ink, field);
      drawSamples(context, mapping, task, { palette, tests });
      context.restore();
    }
  };
}
