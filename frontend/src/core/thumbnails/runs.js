/**
 * Pictures of runs: one small run each, asked for whole.
 */
import { decaySpec, penalised, strengthOf } from '../decay-spec.js';
import { linesOf, planeOf } from './lines.js';

/** @typedef {import('../thumbnails.js').Sources} Sources */
/** @typedef {import('../thumbnails.js').Picture} Picture */
/** @typedef {import('../spec.js').RunSpec} RunSpec */

const GROUND = /** @type {const} */ ([64, 40]);
const GREY = [40];
/** From beyond the point that decay pulls to, 0, to the start; as wide as the picture, so that a circle is one. */
const DECAYED = /** @type {const} */ ([
  [-3, 7.3],
  [-0.9, 4.9],
]);

const surface = (/** @type {string} */ name) => ({ kind: /** @type {const} */ ('surface'), name });

/** @param {Sources} sources @param {object} spec */
async function run({ wholeRuns }, spec) {
  const whole = await wholeRuns.get(/** @type {RunSpec} */ (spec));
  return /** @type {any[]} */ (whole.racers).map((racer, i) => ({
    ...racer,
    colour: /** @type {any} */ (whole.spec.racers[i]).style.colour,
  }));
}

const along = (/** @type {number[][]} */ rows, /** @type {number} */ axis) => rows.map((row) => Number(row[axis]));
const logs = (/** @type {number[]} */ values) => values.map((value) => Math.log10(Math.max(value, 1e-12)));

/**
 * Paths over the surface they are on.
 * @param {Sources} sources
 * @param {object & { problem: { kind: 'surface', name: string } }} spec
 */
async function paths(sources, spec) {
  const [landscape, racers] = await Promise.all([
    sources.landscapes.get(spec.problem, undefined, GROUND),
    run(sources, spec),
  ]);
  const lowest = Math.min(...landscape.z);
  const heights = landscape.z.map((loss) => (landscape.levels === 'log' ? Math.log10(loss - lowest + 0.05) : loss));
  const lines = racers.map(({ params, colour }) => ({ x: along(params, 0), y: along(params, 1), colour }));
  return planeOf(landscape, heights, lines);
}

/** @type {Readonly<Record<string, (sources: Sources) => Promise<Picture>>>} */
export const runs = {
  race: (sources) => paths(sources, { .../** @type {any} */ (sources.catalogue.defaults.spec), steps: 120 }),
  async curve(sources) {
    const [curve, [racer]] = await Promise.all([
      sources.landscapes.get(surface('notes_parabola'), [[-1, 11]], GREY),
      run(sources, { problem: surface('notes_parabola'), steps: 12, racers: [{ rule: 'gd', knobs: { alpha: 8.5 } }] }),
    ]);
    const x = curve.z.map((_, i) => -1 + (12 * i) / (curve.z.length - 1));
    const path = { x: along(racer.params, 0), y: racer.loss, colour: racer.colour };
    return linesOf([{ x, y: curve.z, rest: true }, path]);
  },
  async network(sources) {
    const [racer] = await run(sources, {
      problem: { kind: 'network', data: { name: 'circle' }, network: { hidden: [4, 3] }, stride: 4 },
      steps: 240,
      racers: [{ rule: 'adam', knobs: { alpha: 0.05 } }],
    });
    return { kind: 'network', sizes: [2, 4, 3, 1], weights: racer.params.map(layersOf([2, 4, 3, 1])) };
  },
  async batches(sources) {
    const racers = await run(sources, {
      problem: { kind: 'network', data: { name: 'line', size: 500, noise: 1, test_share: 0 }, network: REGRESSION },
      start: [-1, 2],
      steps: 120,
      racers: [1, 32, 500].map((batch_size) => ({ rule: 'gd', knobs: { alpha: 0.05 }, batch_size })),
    });
    const colours = ['#D55E00', '#E69F00', '#0072B2'];
    return linesOf(racers.map(({ params }, i) => ({ x: along(params, 0), y: along(params, 1), colour: colours[i] })));
  },
  async schedules(sources) {
    const knobs = { alpha: 0.2 };
    const names = ['constant', 'inverse_epoch', 'exponential', 'power_epoch', 'staircase'];
    const racers = names.map((name) => ({ rule: 'gd', knobs, schedule: { name } }));
    const taken = await run(sources, { problem: surface('notes_parabola'), steps: 120, racers });
    const colours = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00'];
    return linesOf(taken.map(({ alpha }, i) => ({ y: alpha.slice(1), colour: colours[i] })));
  },
  async decay(sources) {
    const spec = decaySpec('surface');
    const [landscape, racers] = await Promise.all([
      sources.landscapes.get(spec.problem, DECAYED, GROUND),
      run(sources, { ...spec, steps: 160 }),
    ]);
    const lines = racers.map(({ params, colour }) => ({ x: along(params, 0), y: along(params, 1), colour }));
    const circle = { ...circleAbout0(penalised(strengthOf(spec))), rest: true };
    return planeOf(landscape, landscape.z.map(Math.sqrt), [circle, ...lines]);
  },
  async rules(sources) {
    const spec = { ...sources.catalogue.defaults.spec, steps: 150 };
    return linesOf((await run(sources, spec)).map(({ loss, colour }) => ({ y: logs(loss), colour })));
  },
};

/** The circle of equal penalty through a point. @param {readonly [number, number]} at */
function circleAbout0([x, y]) {
  const radius = Math.hypot(x, y);
  const turns = Float64Array.from({ length: 65 }, (_, i) => (i * Math.PI) / 32);
  return { x: turns.map((turn) => radius * Math.cos(turn)), y: turns.map((turn) => radius * Math.sin(turn)) };
}

const REGRESSION = Object.freeze({ hidden: [], loss: 'squared' });

/**
 * The weights of each layer out of a row of parameters: a unit's weights, then its bias, unit by unit.
 * @param {readonly number[]} sizes
 */
function layersOf(sizes) {
  return (/** @type {number[]} */ row) => {
    let at = 0;
    return sizes.slice(1).map((units, layer) => {
      const inputs = sizes[layer] ?? 0;
      const weights = Array.from({ length: units }, (_, unit) =>
        row.slice(at + unit * (inputs + 1), at + unit * (inputs + 1) + inputs),
      );
      at += units * (inputs + 1);
      return weights.flat();
    });
  };
}
