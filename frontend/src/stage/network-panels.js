/**
 * A panel for each racer: what its network says over the data at the playhead, and how well it does.
 */
import { differences, differenceText } from '../core/network-differences.js';
import { accuracyAt, taskOf } from '../core/network-task.js';
import { computed, effect } from '../core/signal.js';
import { signRacers } from '../core/signs.js';
import { racerKeys } from '../core/spec.js';
import { mountBoundary } from '../plots/boundary.js';
import { mountNetworkPanel } from '../ui/network-panel.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/network-task.js').Task} Task */
/** @typedef {import('./network-context.js').NetworkContext} NetworkContext */
/** @typedef {ReturnType<typeof mountPanel>} Panel */

/** Points along each side of a picture, and of a curve. */
const SIZE = { field: 50, curve: 128 };

/**
 * @param {HTMLElement} root
 * @param {NetworkContext} ctx
 */
export function mountNetworkPanels(root, ctx) {
  const { state, catalogue, palette, looks } = ctx;
  /** @type {Panel[]} */
  let panels = [];
  const unmount = () => {
    for (const panel of panels) panel.dispose();
    panels = [];
  };
  const line = computed(
    () => JSON.stringify(signRacers(state.spec.value.racers, catalogue).map(looksOf)),
    [state.spec],
  );
  const mount = () => {
    unmount();
    const racers = signRacers(state.spec.value.racers, catalogue);
    const keys = racerKeys(racers);
    panels = racers.map((racer, index) => mountPanel(root, ctx, { racer, index, key: keys[index] ?? racer.rule }));
    ctx.invalidate();
  };
  const chosen = () => {
    for (const [index, panel] of panels.entries()) panel.setChosen(index === state.focus.value);
  };
  const stops = [
    effect(mount, [line]),
    effect(chosen, [state.focus, line]),
    palette.subscribe(() => {
      for (const panel of panels) panel.redraw();
    }),
  ];
  /** @type {{ run: RunTrack, task: Task } | null} */
  let known = null;
  const learn = (/** @type {RunTrack} */ run) => {
    if (known?.run !== run) known = { run, task: taskOf(run) };
    return known.task;
  };
  /** @type {unknown[]} */
  let asked = [];
  const ask = (/** @type {RunTrack} */ run, /** @type {Task} */ task, /** @type {number} */ row) => {
    const now = [run, row, panels];
    if (now.every((part, i) => part === asked[i])) return;
    asked = now;
    const size = task.inputs === 1 ? SIZE.curve : SIZE.field;
    const wants = run.racers.map((_, racer) => ({ what: 'outputs', racer, size }));
    const drawn = panels;
    looks.ask({
      name: 'outputs',
      step: run.stepOf(row),
      wants,
      take: (parts) => {
        if (ctx.drawn()) return;
        for (const { racer, arrays, step } of parts) drawn[racer]?.take(arrays, size, step);
      },
    });
  };
  return {
    /** The data of the run that is drawn, or null before there is one. */
    get task() {
      return known?.task ?? null;
    },
    /** Draws a run of networks at the playhead; gives the data that they learn once there is anything to draw. */
    draw(/** @type {RunTrack} */ run) {
      if (run.last < 0) return null;
      const task = learn(run);
      for (const panel of panels) panel.draw(run, ctx.drawn() ?? task);
      ask(run, task, Math.min(ctx.row(), run.last));
      return task;
    },
    dispose() {
      for (const stop of stops) stop();
      unmount();
    },
  };

  function looksOf(/** @type {import('../core/spec.js').RacerSpec} */ { rule, label, style }) {
    return [rule, label, style];
  }
}

/**
 * @param {HTMLElement} root
 * @param {NetworkContext} ctx
 * @param {{ racer: import('../core/signs.js').SignedRacer, index: number, key: string }} which
 */
function mountPanel(root, ctx, { racer, index, key }) {
  const { state, catalogue, i18n, palette } = ctx;
  const { label, style } = racer;
  const differs = () => {
    const spec = state.spec.value;
    return differenceText(differences(spec, catalogue)[index] ?? [], racer.rule, { catalogue, i18n, spec });
  };
  const frame = mountNetworkPanel(root, {
    racer: { label, style, key },
    i18n,
    differs,
    signals: [state.spec],
    onchoose: () => {
      state.focus.value = index;
    },
  });
  const boundary = mountBoundary(frame.plotHost, { palette: () => palette.value, colour: style.colour });
  const unname = effect(
    () => frame.plotHost.setAttribute('aria-label', i18n.t('network.boundary', { racer: label })),
    [i18n.lang],
  );
  const unpaint = ctx.paints(frame.plotHost, boundary.mapping);
  return {
    setChosen: frame.setChosen,
    redraw: boundary.redraw,
    take(/** @type {readonly Float64Array[]} */ arrays, /** @type {number} */ size, /** @type {number} */ step) {
      frame.plotHost.dataset.step = String(step);
      if (arrays[0]) boundary.draw(arrays[0], size);
    },
    draw(/** @type {RunTrack} */ run, /** @type {Task} */ task) {
      boundary.setTask(task, ctx.tests.value);
      const track = run.racers[index];
      if (track && track.count > 0) frame.set(learnedAt(track, ctx.row()));
    },
    dispose() {
      unpaint();
      unname();
      boundary.dispose();
      frame.dispose();
    },
  };
}

/**
 * Where a racer stands at a row, in numbers: read from the run.
 * @param {RacerTrack} track
 * @param {number} playhead
 * @returns {import('../ui/network-panel.js').Learned}
 */
export function learnedAt(track, playhead) {
  const row = Math.min(playhead, track.count - 1);
  const at = (/** @type {string} */ name) => track.at(name, row);
  return {
    step: at('steps'),
    epoch: at('epoch'),
    train: at('train_loss'),
    test: at('test_loss'),
    accuracy: accuracyAt(track, row),
    end: track.end && playhead >= track.count - 1 ? track.end : null,
  };
}
