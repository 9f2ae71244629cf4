/**
 * Networks: the racers train the same small network from the same weights on the same batches, side by side.
 */
import { createLooks } from '../core/looks.js';
import { watchVersions } from '../core/runs.js';
import { signal } from '../core/signal.js';
import { mountNetworkPanels } from '../stage/network-panels.js';
import { mountRacers } from '../ui/racers.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

export const id = 'network';
export const order = 40;

const STEPS = 1000;

/**
 * Four rules, each at a rate that suits the circle.
 * @param {import('../core/catalogue.js').Catalogue} _catalogue
 * @returns {import('../core/spec.js').RunSpec}
 */
export function opening(_catalogue) {
  const rates = /** @type {const} */ ([
    ['gd', 0.3],
    ['momentum', 0.3],
    ['rmsprop', 0.01],
    ['adam', 0.02],
  ]);
  return {
    problem: { kind: 'network', data: { name: 'circle' }, network: { hidden: [8, 4] }, batch_size: 10 },
    steps: STEPS,
    racers: rates.map(([rule, alpha]) => ({ rule, knobs: { alpha } })),
  };
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { player, runs, ticker, socket } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const looks = createLooks({ socket, runs });
  const tests = signal(false);
  const stage = { ...ctx, looks, tests, invalidate, row: () => player.step.value, paints: () => () => {} };
  const panels = mountNetworkPanels(shell.panels, stage);
  const draw = () => {
    if (stale) {
      stale = false;
      panels.draw(runs.current.value);
    }
    looks.tick();
  };
  const stops = [
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountTransport(shell.transport, ctx),
    watchVersions(runs, invalidate),
    player.step.subscribe(invalidate),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, looks.dispose, panels.dispose]) stop();
  };
}
