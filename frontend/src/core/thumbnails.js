/**
 * The small pictures of the home page: what each scene's is made of, in numbers that the server worked out.
 *
 * @typedef {{ x: ArrayLike<number>, y: ArrayLike<number>, colour?: string, rest?: boolean }} Line
 *   grows from its first point to its last, in the ink where it has no colour; one that is at `rest` is there from the beginning
 * @typedef {{ values: ArrayLike<number>, size: readonly [number, number] }} Grid the first axis runs fastest
 * @typedef {{ low: number, high: number }} Range
 * @typedef {{ kind: 'plane', ground?: Grid, dots?: Line, lines: readonly Line[], x: Range, y: Range }} PlanePicture
 * @typedef {{ kind: 'graph', nodes: readonly import('./graphs.js').GraphNode[] }} GraphPicture
 * @typedef {{ kind: 'network', sizes: readonly number[], weights: readonly (readonly (readonly number[])[])[] }} NetworkPicture
 *   `weights[row][layer]` are those of a layer, the inputs of a unit one after another
 * @typedef {{ kind: 'strip', before: ArrayLike<number>, after: ArrayLike<number>, x: Range }} StripPicture
 * @typedef {{ kind: 'cells', grid: Grid, most: number }} CellsPicture `values` are steps, below zero where there are none
 * @typedef {PlanePicture | GraphPicture | NetworkPicture | StripPicture | CellsPicture} Picture
 * @typedef {{
 *   catalogue: import('./catalogue.js').Catalogue,
 *   wholeRuns: import('./whole-runs.js').WholeRuns,
 *   landscapes: import('./landscape.js').Landscapes,
 *   graphs: import('./graphs.js').Graphs,
 *   averages: import('./averages.js').Averages,
 *   deeps: import('./deep.js').Deeps,
 *   sweeps: import('./sweeps.js').Sweeps,
 *   smallBatches: ReturnType<typeof import('./small-batch.js').createSmallBatches>,
 * }} Sources
 */

import { DEFAULTS } from './small-batch.js';
import { linesOf } from './thumbnails/lines.js';
import { runs } from './thumbnails/runs.js';

const COLOURS = Object.freeze(['#0072B2', '#E69F00', '#009E73']);

/** @type {Readonly<Record<string, (sources: Sources) => Promise<Picture>>>} by scene; a scene without one has no picture */
const PICTURES = {
  ...runs,
  async graph({ graphs }) {
    const { nodes } = await graphs.get({ expression: '3*(a+b*c)', values: { a: 5, b: 3, c: 2 } });
    return { kind: 'graph', nodes };
  },
  async deep({ deeps }) {
    const { linear } = await deeps.get({ linear: { weights: [1.5, 1.1, 0.5], layers: 60 } });
    return linesOf(linear.map(({ forward }, i) => ({ y: forward.map(Math.log10), colour: COLOURS[i] })));
  },
  async averages({ averages: source }) {
    const series = { kind: 'temperature', size: 180, noise: 4, seed: 0 };
    const { series: given, averages } = await source.get({ series, betas: [0.5, 0.9, 0.98] });
    const dots = { x: given.map((_, i) => i), y: given };
    const lines = averages.map(({ average }, i) => ({ y: average, colour: COLOURS[i] }));
    return { ...linesOf(lines, [given]), dots };
  },
  async 'batch-norm'({ smallBatches }) {
    const { columns } = await smallBatches.get({ ...DEFAULTS, values: [2, 4, 6, 12] });
    return { kind: 'strip', before: columns.values ?? [], after: columns.outputs ?? [], x: { low: -3, high: 13 } };
  },
  async map({ sweeps }) {
    const { columns } = await sweeps.get({
      run: /** @type {any} */ ({
        problem: { kind: 'surface', name: 'ravine' },
        steps: 200,
        racers: [{ rule: 'momentum', knobs: { form: 'heavy_ball' } }],
      }),
      axes: [
        { of: 'knob', name: 'alpha', low: 0.001, high: 0.3, count: 40, scale: 'log' },
        { of: 'knob', name: 'beta', low: 0, high: 0.98, count: 24 },
      ],
    });
    const { reached, diverged } = /** @type {Record<string, Float64Array>} */ (columns);
    const values = (reached ?? new Float64Array()).map((step, i) => (Number(diverged?.[i]) >= 0 ? -2 : step));
    return { kind: 'cells', grid: { values, size: [40, 24] }, most: 200 };
  },
};

/**
 * The picture of a scene; null where it has none.
 * @param {string} scene
 * @param {Sources} sources
 */
export async function thumbnailOf(scene, sources) {
  return (await PICTURES[scene]?.(sources)) ?? null;
}
