/**
 * The 3-D view in an exported picture: the surface from where it is looked at, with the paths on it.
 */
import { levelsOf } from './levels.js';
import { spaceFigure } from './space-figure.js';
import { spaceTraces } from './space-traces.js';

/** @typedef {import('./export-stage.js').ExportStage} ExportStage */
/** @typedef {import('./export-figure.js').Picture} Picture */
/** @typedef {{ view: import('./camera.js').View, heightName: string }} Seen from where, and what the height is called */

/** Plotly's markers in space are fewer: the nearest of them to each of ours. */
const MARKERS = Object.freeze({ square: 'square', diamond: 'diamond', cross: 'cross', bowtie: 'x' });

/** Paths stand a little above the ground, by this part of the distance of two levels, so that it does not swallow them. */
const LIFT = 0.25;
const OPACITY = 0.72;
const WIDTH = 6;

/**
 * @param {Picture} picture
 * @param {ExportStage} stage of two parameters
 * @param {Seen} seen
 * @param {number} step
 */
export function addSpace(picture, stage, seen, step) {
  const [rect] = stage.layout.panels;
  if (!rect || !stage.landscape) return;
  const { width, height } = picture.layout;
  const { data, layout } = spaceFigure(stage.landscape, stage.palette, rect, seen);
  const { heightOf: ground, size } = levelsOf(stage.landscape.z, stage.landscape.levels);
  const heightOf = (/** @type {number} */ loss) => ground(loss) + LIFT * size;
  const points = stage.racers.map(({ track, style }) => ({
    type: 'scatter3d',
    mode: 'markers',
    x: [track.at('params', step, 0)],
    y: [track.at('params', step, 1)],
    z: [heightOf(track.at('loss', step))],
    marker: { color: style.colour, size: 7, symbol: Reflect.get(MARKERS, style.marker) ?? 'circle' },
  }));
  const paths = spaceTraces(stage.racers, step, heightOf).map((trace) => ({
    ...trace,
    line: { .../** @type {object} */ (trace.line), width: WIDTH },
  }));
  // What lies behind a fold of the ground is seen through it.
  picture.data.push(...data.map((trace) => ({ ...trace, opacity: OPACITY })), ...paths, ...points);
  const domain = {
    x: [rect.left / width, (rect.left + rect.width) / width],
    y: [1 - (rect.top + rect.height) / height, 1 - rect.top / height],
  };
  picture.layout.scene = { .../** @type {object} */ (layout.scene), domain };
}
