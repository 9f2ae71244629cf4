/**
 * Samples over a plot: what is trained on filled, what is tested on as rings, each class in its colour and its own form.
 */
import { CLASSES } from '../core/class-colours.js';
import { signColour } from './class-colours.js';
import { toPixelX, toPixelY } from './mapping.js';
import { traceMarker } from './marker.js';

/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('../core/network-task.js').Task} Task */
/** @typedef {import('../core/network-task.js').Samples} Samples */

const FORMS = Object.freeze(['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'pentagon']);
const RADIUS = 2.6;
/** With more samples than these they are drawn smaller. */
const CROWD = 400;
const CROWDED_RADIUS = 1.5;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mapping} mapping
 * @param {Task} task
 * @param {{ palette: import('./palette.js').Palette, tests: boolean }} look `tests`: whether the test samples are shown too
 */
export function drawSamples(context, mapping, task, { palette, tests }) {
  const radius = (task.train.label.length > CROWD ? CROWDED_RADIUS : RADIUS) * palette.scale;
  const draw = task.inputs === 1 ? drawNumbers : drawPlaces;
  if (tests) draw(context, mapping, task, task.test, { palette, radius, filled: false });
  draw(context, mapping, task, task.train, { palette, radius, filled: true });
}

/** @typedef {{ palette: import('./palette.js').Palette, radius: number, filled: boolean }} Look */

/** @param {CanvasRenderingContext2D} context @param {Mapping} mapping @param {Task} task @param {Samples} samples @param {Look} look */
function drawPlaces(context, mapping, task, { x, label }, look) {
  x.forEach(([x1 = 0, x2 = 0], i) => {
    const [colour, form] = signOf(task, Number(label[i]));
    traceMarker(context, form, toPixelX(mapping, x1), toPixelY(mapping, x2), look.radius);
    paint(context, colour, look);
  });
}

/** @param {CanvasRenderingContext2D} context @param {Mapping} mapping @param {Task} _task @param {Samples} samples @param {Look} look */
function drawNumbers(context, mapping, _task, { x, label }, look) {
  x.forEach(([at = 0], i) => {
    traceMarker(context, 'circle', toPixelX(mapping, at), toPixelY(mapping, Number(label[i])), look.radius * 0.8);
    paint(context, look.palette.inkSoft, look);
  });
}

/** @param {Task} task @param {number} label @returns {[string, string]} */
function signOf({ classes, range: [low, high] }, label) {
  if (!classes) return [signColour(label - (low + high) / 2), 'circle'];
  return [CLASSES[label] ?? '#808080', FORMS[label] ?? 'circle'];
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @param {Look} look */
function paint(context, colour, { palette, filled }) {
  context.lineWidth = filled ? 0.75 : 1;
  context.strokeStyle = filled ? palette.ground : colour;
  if (filled) {
    context.fillStyle = colour;
    context.fill();
  }
  context.stroke();
}
