/**
 * Networks: the racers train the same small network from the same weights on the same batches, side by side.
 */
import { fillSpec } from '../core/link-spec.js';
import { createLooks } from '../core/looks.js';
import { ownChoice } from '../core/own.js';
import { problemName } from '../core/problem.js';
import { watchVersions } from '../core/runs.js';
import { computed } from '../core/signal.js';
import { mountNetworkBoard } from '../stage/network-board.js';
import { mountNetworkPanels } from '../stage/network-panels.js';
import { mountOwnData } from '../stage/own-points.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountNetworkChoices } from '../ui/network-choices.js';
import { mountNetworkData } from '../ui/network-data.js';
import { mountPresetPicker } from '../ui/preset-picker.js';
import { mountRacers } from '../ui/racers.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

export const id = 'network';
export const order = 40;

const STEPS = 1000;
const TOPIC = 'networks';
/**
 * The first preset of networks; a server that allows fewer steps offers none, and opens with as many as it allows.
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 * @returns {import('../core/spec.js').RunSpec}
 */
export function opening(catalogue) {
  const preset = catalogue.presets.find(({ topic }) => topic === TOPIC);
  const steps = Math.min(STEPS, catalogue.limits.steps ?? STEPS);
  return fillSpec(preset?.spec ?? { problem: { kind: 'network' }, steps, racers: [{ rule: 'adam' }] }, catalogue);
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, ticker, socket, i18n, catalogue } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const looks = createLooks({ socket, runs });
  const tests = ownChoice(state, 'tests', false);
  /** @type {ReturnType<typeof mountNetworkPanels> | null} */
  let panels = null;
  const openOwn = () => {
    // Of the points that a reader draws none should seem to be lost.
    tests.value = true;
    own.open();
  };
  const data = mountNetworkData(shell.toolbar, { state, catalogue, i18n, tests, onown: openOwn });
  const own = mountOwnData(shell.toolbar, { ...ctx, invalidate, task: () => panels?.task ?? null });
  const stage = { ...ctx, looks, tests, invalidate, row: () => player.step.value, paints: own.paints, drawn: own.task };
  panels = mountNetworkPanels(shell.panels, stage);
  const board = mountNetworkBoard(shell.charts, stage);
  const draw = () => {
    const run = runs.current.value;
    if (stale && run?.spec.problem.kind === 'network') {
      stale = false;
      const task = panels?.draw(run);
      if (task) board.draw(run, task);
    }
    looks.tick();
  };
  const label = (/** @type {RunTrack} */ run, /** @type {number} */ index) => run.racers[index]?.spec.label ?? '';
  const problem = computed(() => problemName(state.spec.value.problem), [state.spec]);
  const restart = () => {
    player.toStart();
    player.play();
  };
  const stops = [
    mountPresetPicker(shell.toolbar, { ...ctx, topics: [TOPIC] }),
    mountNetworkChoices(shell.rail, ctx),
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountStory(shell.charts, { scene: 'network', section: '4–13', i18n, ontry: () => tryBatches(ctx) }),
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    offerFilms({ ...ctx, tests }),
    watchVersions(runs, invalidate),
    player.step.subscribe(invalidate),
    tests.subscribe(invalidate),
    problem.subscribe(restart),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, data, board.dispose, panels?.dispose, own.dispose, looks.dispose]) stop?.();
  };
}

/**
 * Animations of the training; how they are made is loaded when the first is asked for.
 * @param {SceneContext & { tests: import('../core/signal.js').Readable<boolean> }} ctx
 */
function offerFilms(ctx) {
  if (!ctx.plotter) return () => {};
  const make = (/** @type {string} */ id) => async (/** @type {import('../core/export-list.js').Watch} */ watch) =>
    (await import('../stage/network-file.js')).networkFile(id, ctx, watch);
  return ctx.takeaways.offer({ gif: make('gif'), webm: make('webm') });
}

/** The same rule with batches of one, of sixty-four and of all: what the story asks to compare. */
function tryBatches(/** @type {SceneContext} */ { state, catalogue, player }) {
  const sizes = [1, 10, 64, Number(catalogue.networks.limits.samples)];
  state.updateSpec(({ problem, steps, seed = 0 }) => ({
    problem,
    steps,
    seed,
    racers: sizes.map((batch_size) => ({ rule: 'gd', knobs: { alpha: 0.1 }, batch_size })),
  }));
  state.focus.value = 0;
  player.toStart();
  player.play();
}
