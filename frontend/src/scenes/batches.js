/**
 * Batches: the same regression with all samples, some, or one to an update, from one start, on the true loss.
 */
import { formatShort } from '../core/format.js';
import { createLooks } from '../core/looks.js';
import { watchVersions } from '../core/runs.js';
import { batchFormulas } from '../stage/batch-formulas.js';
import { mountBatchesStage } from '../stage/batches-stage.js';
import { h } from '../ui/element.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountOwnKnob } from '../ui/own-knob.js';
import { mountRacers } from '../ui/racers.js';
import { mountSamplesKnob } from '../ui/samples-knob.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'batches';
export const order = 60;

const STEPS = 400;
/** As many as the notes still take at once. */
const SAMPLES = 2000;
const SMALLEST = 64;
const ALL = 10_000;
/** The notes' sizes, the whole set, and one sample. */
const RACERS = /** @type {const} */ ([
  [SMALLEST, 'B = 64', '#E69F00', 'dash', 'square'],
  [128, 'B = 128', '#009E73', 'dot', 'diamond'],
  [256, 'B = 256', '#CC79A7', 'dashdot', 'triangle-up'],
  [ALL, 'B = M', '#0072B2', 'solid', 'circle'],
  [1, 'B = 1', '#D55E00', 'longdash', 'triangle-down'],
]);
const OVERHEAD = /** @type {const} */ ({ minimum: 0, maximum: 10_000, slider: [0, 500], scale: 'linear', whole: true });
const readOverhead = (/** @type {Readonly<Record<string, any>>} */ { overhead }) => ({
  overhead: Number.isInteger(overhead) && overhead >= 0 && overhead <= OVERHEAD.maximum ? overhead : 50,
});

/** @returns {import('../core/spec.js').RunSpec} */
export function opening() {
  const racers = RACERS.map(([batch_size, label, colour, dash, marker]) => ({
    ...{ rule: 'gd', label, knobs: { alpha: 0.05 }, batch_size },
    style: { colour, dash, marker },
  }));
  const data = { name: 'line', size: SAMPLES, noise: 1, test_share: 0 };
  const network = { hidden: [], loss: 'squared' };
  const problem = { kind: 'network', data, network, batch_size: 64, stride: 1 };
  return /** @type {any} */ ({ problem, start: [-1, 2], steps: STEPS, racers });
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, i18n, ticker, socket, palette } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const looks = createLooks({ socket, runs });
  const overhead = () => readOverhead(state.own.value).overhead;
  const stage = mountBatchesStage(shell, { ...ctx, looks, overhead, invalidate });
  const knobs = h('div', { class: 'rail-part' });
  shell.rail.append(knobs);
  const lines = mountLiveLines(shell.rail, batchFormulas(stage.here));
  const draw = () => {
    if (stale) {
      stale = false;
      stage.draw();
      lines.update();
    }
    looks.tick();
  };
  const ontry = () => {
    state.own.value = { ...state.own.value, across: 'samples' };
    player.toStart();
    player.play();
  };
  /** What a step over everything costs, in steps of the notes' smallest batch. */
  const values = () => {
    const { problem } = runs.current.value?.spec ?? state.spec.value;
    const samples = Number(/** @type {any} */ (problem).data?.size ?? SAMPLES);
    return { samples: String(samples), ratio: formatShort(samples / SMALLEST, 3) };
  };
  const stops = [
    mountSamplesKnob(knobs, ctx),
    mountOwnKnob(knobs, { state, i18n, scene: id, name: 'overhead', bounds: OVERHEAD, read: readOverhead }),
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountStory(shell.toolbar, { scene: id, section: '6–8', i18n, ontry, values, signals: [state.spec, runs.current] }),
    mountTransport(shell.transport, ctx),
    watchVersions(runs, invalidate),
    ...[player.step, state.own, state.logLoss, i18n.lang, palette].map((one) => one.subscribe(invalidate)),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, lines.dispose, stage.dispose, looks.dispose]) stop();
    knobs.remove();
  };
}
