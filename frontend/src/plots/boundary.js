/**
 * What one network says over its inputs: for two inputs a field with the line where it changes its mind, for one the fitted curve;
 * and the samples above it. Plain canvas: it is drawn anew many times a second.
 */
import { levelLine } from '../core/level-line.js';
import { choices, margins, surety } from '../core/network-task.js';
import { choiceTable, surenessTable } from './class-colours.js';
import { createField } from './field.js';
import { toPixelX, toPixelY } from './mapping.js';
import { drawSamples } from './samples.js';
import { mountSheet } from './sheet.js';

/** @typedef {import('../core/network-task.js').Task} Task */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {ReturnType<typeof mountBoundary>} Boundary */

const LINE = 1.5;
/** Beyond the labels, a fitted curve is shown this share of their range further. */
const CURVE_ROOM = 0.2;

/**
 * @param {HTMLElement} host
 * @param {{ palette: () => Palette, colour: string }} options the racer's colour, for a fitted curve
 */
export function mountBoundary(host, { palette, colour }) {
  /** @type {Task | null} */
  let task = null;
  /** @type {{ outputs: Float64Array, size: number } | null} */
  let shown = null;
  let tests = false;
  const field = createField();
  const drawAll = () => {
    drawGround();
    drawMarks();
  };
  const ground = mountSheet(host, () => drawGround());
  const marks = mountSheet(host, () => drawMarks());

  const drawGround = () => {
    ground.clear();
    if (!task || !shown) return;
    const look = {
      ...shown,
      context: ground.context,
      mapping: mappingOf(task, ground.size()),
      palette: palette(),
      task,
    };
    drawSaid(look, colour, field);
  };
  const drawMarks = () => {
    marks.clear();
    if (task) drawSamples(marks.context, mappingOf(task, marks.size()), task, { palette: palette(), tests });
  };
  return {
    host,
    /** The mapping from data to pixels, or null before there are data. */
    mapping: () => task && mappingOf(task, marks.size()),
    /** @param {Task} next @param {boolean} withTests */
    setTask(next, withTests) {
      if (next === task && withTests === tests) return;
      if (next !== task) shown = null;
      [task, tests] = [next, withTests];
      drawAll();
    },
    /** @param {Float64Array} outputs [n_out, n, n] or [n_out, n] @param {number} size points along each side */
    draw(outputs, size) {
      shown = { outputs, size };
      drawGround();
    },
    redraw: drawAll,
    dispose() {
      ground.dispose();
      marks.dispose();
    },
  };
}

/**
 * @param {Task} task
 * @param {{ width: number, height: number }} size
 * @returns {Mapping}
 */
export function mappingOf({ domain, range: [low, high] }, { width, height }) {
  const [[x0, x1], [y0, y1]] = /** @type {[readonly [number, number], readonly [number, number]]} */ (
    domain.length > 1 ? domain : [domain[0], [low - CURVE_ROOM * (high - low), high + CURVE_ROOM * (high - low)]]
  );
  return { left: 0, top: 0, width, height, x0, x1, y0, y1 };
}

/** @typedef {{ context: CanvasRenderingContext2D, mapping: Mapping, palette: Palette, task: Task, outputs: ArrayLike<number>, size: number }} Look */

/**
 * What a network says, over a plot whose corner is the origin.
 * @param {Look} look
 * @param {string} colour of a fitted curve
 * @param {import('./field.js').Field} field
 */
export function drawSaid(look, colour, field) {
  if (look.task.inputs === 1) drawCurve(look, colour);
  else drawField(look, field);
}

/** @param {Look} look @param {string} colour */
function drawCurve({ context, mapping, outputs, size, palette }, colour) {
  context.beginPath();
  for (let i = 0; i < size; i += 1) {
    const x = mapping.x0 + ((mapping.x1 - mapping.x0) * i) / (size - 1);
    const y = toPixelY(mapping, Number(outputs[i]));
    if (Number.isFinite(y)) context.lineTo(toPixelX(mapping, x), Math.max(-1e5, Math.min(1e5, y)));
  }
  context.lineJoin = 'round';
  for (const [width, stroke] of /** @type {const} */ ([
    [5, palette.ground],
    [2.25, colour],
  ])) {
    context.lineWidth = width * palette.scale;
    context.strokeStyle = stroke;
    context.stroke();
  }
}

/** @param {Look} look @param {import('./field.js').Field} field */
function drawField(look, field) {
  if (look.task.classes > 2) paintChoices(look, field);
  else paintMargins(look, field);
}

/** @param {Look} look @param {import('./field.js').Field} field */
function paintMargins(look, field) {
  const { task, outputs, size, palette, context, mapping } = look;
  const lean = margins(task, outputs, new Float64Array(size * size));
  const [sure, pixel] = [surety(task), surenessTable(palette.ground)];
  field.paint(size, size, (place) => pixel(sure(Number(lean[place]))));
  spread(look, field.canvas);
  if (!task.classes) return;
  const scale = (/** @type {number} */ length) => length / (size - 1);
  context.beginPath();
  levelLine(lean, size, (x0, y0, x1, y1) => {
    context.moveTo(scale(mapping.width) * x0, mapping.height - scale(mapping.height) * y0);
    context.lineTo(scale(mapping.width) * x1, mapping.height - scale(mapping.height) * y1);
  });
  context.lineWidth = LINE * palette.scale;
  context.lineCap = 'round';
  context.strokeStyle = palette.ink;
  context.stroke();
}

/** @param {Look} look @param {import('./field.js').Field} field */
function paintChoices(look, field) {
  const { task, outputs, size, palette } = look;
  const out = { chosen: new Uint8Array(size * size), lead: new Float64Array(size * size) };
  choices(task, outputs, out);
  const pixel = choiceTable(palette.ground);
  field.paint(size, size, (place) => pixel(Number(out.chosen[place]), Number(out.lead[place])));
  spread(look, field.canvas);
}

/** Draws the field so that the middles of its outer pixels lie on the plot's edges. @param {Look} look @param {HTMLCanvasElement} picture */
function spread({ context, mapping: { width, height }, size }, picture) {
  const [across, down] = [width / (size - 1), height / (size - 1)];
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, -across / 2, -down / 2, width + across, height + down);
}
