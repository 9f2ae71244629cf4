/**
 * Batch normalisation: one small batch by hand, and a network trained with it and without.
 */
import { createLooks } from '../core/looks.js';
import { watchVersions } from '../core/runs.js';
import { BOUNDS, createSmallBatches, readBatchChoice } from '../core/small-batch.js';
import { batchNormFormulas } from '../stage/batch-norm-formulas.js';
import { mountBatchNormStage } from '../stage/batch-norm-stage.js';
import { watchSmallBatch } from '../stage/small-batch-view.js';
import { h } from '../ui/element.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountOwnKnob } from '../ui/own-knob.js';
import { mountRacers } from '../ui/racers.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'batch-norm';
export const order = 90;

const STEPS = 600;
const SYMBOLS = /** @type {const} */ ({ gamma: 'γ', beta: 'β', eps: 'ε' });

/** @returns {import('../core/spec.js').RunSpec} the same deep network twice, from the same weights on the same batches */
export function opening() {
  const style = (/** @type {string} */ colour, /** @type {string} */ dash, /** @type {string} */ marker) => ({
    style: { colour, dash, marker },
  });
  const racer = { rule: 'gd', knobs: { alpha: 0.3 } };
  const network = { hidden: [8, 8, 8], activation: 'tanh', loss: 'logistic' };
  return /** @type {any} */ ({
    problem: { kind: 'network', data: { name: 'circle' }, network, batch_size: 64, stride: 1 },
    steps: STEPS,
    racers: [
      { ...racer, label: 'W a + b', network: { batch_norm: false }, ...style('#0072B2', 'solid', 'circle') },
      { ...racer, label: 'BN(W a)', network: { batch_norm: true }, ...style('#D55E00', 'dash', 'square') },
    ],
  });
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
  const watched = watchSmallBatch({ state, batches: createSmallBatches(fetch.bind(window)) });
  const stage = mountBatchNormStage(shell, { ...ctx, ...watched, looks, invalidate });
  const knobs = h('div', { class: 'rail-part' });
  shell.rail.append(knobs);
  const lines = mountLiveLines(shell.rail, batchNormFormulas(stage.here));
  const draw = () => {
    if (stale) {
      stale = false;
      stage.draw();
      lines.update();
    }
    looks.tick();
  };
  const ontry = () => {
    state.updateSpec((spec) => /** @type {any} */ ({ ...spec, problem: { ...spec.problem, network: small(spec) } }));
    player.toStart();
    player.play();
  };
  const stops = [
    ...Object.entries(BOUNDS).map(([name, bounds]) =>
      mountOwnKnob(knobs, {
        ...{ state, i18n, scene: id, name, bounds, read: readBatchChoice },
        symbol: SYMBOLS[/** @type {keyof typeof SYMBOLS} */ (name)],
      }),
    ),
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountStory(shell.toolbar, { scene: id, section: '13', i18n, ontry }),
    mountTransport(shell.transport, ctx),
    watchVersions(runs, invalidate),
    ...[player.step, watched.shown, state.own, i18n.lang, palette].map((one) => one.subscribe(invalidate)),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, lines.dispose, stage.dispose, watched.dispose, looks.dispose]) stop();
    knobs.remove();
  };
}

/** The same network from weights too small for a signal to come through. */
function small(/** @type {import('../core/spec.js').RunSpec} */ { problem }) {
  return { .../** @type {any} */ (problem).network, init: 'small_normal' };
}
