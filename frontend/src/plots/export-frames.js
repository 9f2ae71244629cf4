/**
 * The frames of an animation: what stands still is drawn once by Plotly; paths and points by what draws them on the stage.
 */
import { exportFigure, numbersAt } from './export-figure.js';
import { pictureImage } from './export-picture.js';
import { drawPoint, drawStart, drawValue } from './head.js';
import { Trail } from './trail.js';

/** @typedef {import('./export-stage.js').ExportStage} ExportStage */
/** @typedef {import('./mapping.js').Mapping} Mapping */
/** @typedef {{ racer: import('./export-stage.js').Racer, points: import('./trail.js').Points, mapping: Mapping, trail: Trail, radius: number }} Walk */

const PATH = Object.freeze({ width: 2.25, halo: 0.75, dots: true });
const LOSS = Object.freeze({ width: 1.75, halo: 0.5, dots: false });

/** @typedef {Awaited<ReturnType<typeof createFrames>>} Frames */

/**
 * @param {ExportStage} stage
 * @param {import('./plotly.js').Plotter} plotter
 * @param {(context: CanvasRenderingContext2D, step: number) => void} [over] draws what else a step changes, right above the ground
 */
export async function createFrames(stage, plotter, over = () => {}) {
  const ground = await pictureImage(plotter, exportFigure(stage, null));
  const [canvas, context] = makeCanvas(stage.layout);
  const [paths, trail] = makeCanvas(stage.layout);
  const walks = walksOf(stage);
  const starts = walks.filter(({ mapping }) => mapping !== stage.chart);
  return {
    canvas,
    context,
    /** Draws a row; rows must rise. */
    paint(/** @type {number} */ step) {
      const { halo } = stage.palette;
      for (const walk of walks) walk.trail.extend(trail, walk.mapping, walk.points, step, halo);
      context.drawImage(ground, 0, 0);
      over(context, step);
      context.drawImage(paths, 0, 0);
      for (const { mapping, points } of starts) drawStart(context, mapping, ...pointAt(points, 0), stage.palette);
      for (const { racer, points, mapping, radius } of walks) {
        const draw = stage.flat || mapping === stage.chart ? drawValue : drawPoint;
        draw(context, mapping, ...pointAt(points, step), racer.style, halo, radius);
      }
      write(context, stage, step);
    },
  };
}

/** @param {ExportStage} stage @returns {Walk[]} */
function walksOf(stage) {
  const onGround = stage.panels.flatMap((mapping, i) =>
    (stage.groups[i] ?? []).map((racer) => {
      return { racer, points: stage.pathOf(racer), mapping, trail: new Trail(racer.style, PATH), radius: 5 };
    }),
  );
  const onChart = stage.racers.map((racer) => {
    const trail = new Trail(racer.style, LOSS);
    return { racer, points: stage.lossOf(racer), mapping: stage.chart, trail, radius: 4 };
  });
  return [...onGround, ...onChart];
}

/** @param {import('./trail.js').Points} points @param {number} step @returns {[number, number]} */
function pointAt({ xs, ys }, step) {
  const row = Math.min(step, ys.length - 1);
  return [xs ? /** @type {number} */ (xs[row]) : row, /** @type {number} */ (ys[row])];
}

/** @param {CanvasRenderingContext2D} context @param {ExportStage} stage @param {number} step */
function write(context, { layout, palette, racers, words, stepOf }, step) {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'right';
  context.font = `12px ${palette.font}`;
  context.fillStyle = palette.ink;
  context.fillText(`${words.step} ${stepOf(step)}`, layout.step.x, layout.step.y);
  context.textAlign = 'left';
  context.font = `11px ${palette.font}`;
  context.fillStyle = palette.inkSoft;
  for (const [i, { x, y }] of layout.numbers.entries()) {
    const racer = racers[i];
    if (racer) context.fillText(numbersAt(racer, step), x, y);
  }
}

/**
 * @param {{ width: number, height: number }} size
 * @returns {[HTMLCanvasElement, CanvasRenderingContext2D]}
 */
function makeCanvas({ width, height }) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // The frames of a GIF are read back, every one.
  return [canvas, /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }))];
}

/**
 * The rows that at most so many frames show, from the first to the last, evenly.
 * @param {number} total
 * @param {number} most
 */
export function frameSteps(total, most) {
  const count = Math.min(total + 1, most);
  if (count < 2) return [total];
  return Array.from({ length: count }, (_, i) => Math.round((i * total) / (count - 1)));
}
