/**
 * Side by side: a panel for each racer, its frame, its plot and its numbers.
 */

import { problemEntry, problemId } from '../core/problem.js';
import { alongParameters, placesOf } from '../core/projection.js';
import { computed, effect } from '../core/signal.js';
import { moveStart, racerKeys } from '../core/spec.js';
import { mountMissing } from '../plots/missing.js';
import { mountPanelPlot } from '../plots/panel-plot.js';
import { mountPanelFrame } from '../ui/panel-frame.js';
import { standingAt } from './standing.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./terrain.js').Ground} Ground */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {ReturnType<typeof mountPanel>} Panel */

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountPanels(root, ctx) {
  const { state, catalogue, palette, ground } = ctx;
  /** @type {Panel[]} */
  let panels = [];
  const unmount = () => {
    for (const panel of panels) panel.dispose();
    panels = [];
  };
  const line = computed(() => JSON.stringify(state.spec.value.racers.map(looks)), [state.spec]);
  const mount = () => {
    unmount();
    const { racers } = state.spec.value;
    const keys = racerKeys(racers);
    panels = racers.map((racer, index) => mountPanel(root, ctx, { racer, index, key: keys[index] ?? racer.rule }));
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
    ground.subscribe((next) => {
      for (const panel of panels) if (next) panel.show(next);
    }),
  ];
  return {
    /** Draws the run at the playhead; a racer or a surface that the run does not know yet stays empty. */
    draw(/** @type {RunTrack | null} */ run) {
      for (const panel of panels) panel.draw(run);
    },
    dispose() {
      for (const stop of stops) stop();
      unmount();
    },
  };

  function looks(/** @type {RacerSpec} */ { rule, label, style }) {
    return [rule, label ?? catalogue.rule(rule).label, style];
  }
}

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 * @param {{ racer: RacerSpec, index: number, key: string }} which
 */
function mountPanel(root, ctx, { racer, index, key }) {
  const { state, player, runs, catalogue, i18n, plotter, palette, ground, hover, invalidate } = ctx;
  const rule = catalogue.rule(racer.rule);
  const style = racer.style ?? rule.style;
  const label = racer.label ?? rule.label;
  const choose = () => {
    state.focus.value = index;
  };
  const frame = mountPanelFrame(root, { racer: { label, style }, i18n, onchoose: choose });
  Object.assign(frame.el.dataset, { test: 'panel', racer: key });
  const onPoint = (/** @type {readonly [number, number]} */ [x, y], /** @type {string} */ phase) => {
    state.dragging.value = phase !== 'end';
    const run = runs.current.value;
    if (phase !== 'end' && run && ground.value)
      state.updateSpec((spec) => moveStart(spec, placesIn(run), [x, y], catalogue));
  };
  const placesIn = (/** @type {RunTrack} */ run) =>
    placesOf(ground.value?.landscape.parameters ?? run.parameters, run.parameters);
  const plot = plotter
    ? mountPanelPlot(frame.plotHost, { plotter, palette: () => palette.value, invalidate, onPoint })
    : mountMissing(frame.plotHost, () => i18n.t('plot.missing'));
  const name = () => {
    const surface = i18n.pick(problemEntry(state.spec.value.problem, catalogue).title);
    plot.host.setAttribute('aria-label', i18n.t('panel.plot', { racer: label, surface }));
  };
  plot.host.setAttribute('role', 'img');
  const unname = effect(name, [i18n.lang, ground]);
  if (ground.value) plot.show(ground.value.landscape);

  const tell = (/** @type {RunTrack} */ run) => {
    const track = run.racers[index];
    const places = placesIn(run);
    // On a plane of many parameters the known minima are those that happen to lie on it.
    const minima = places.length === run.parameters.length ? (ground.value?.landscape.minima ?? []) : [];
    const standing = track && standingAt(track, player.step.value, minima);
    if (!standing) return;
    const { step, loss } = standing;
    const [x, y] = places.map((place) => standing.at[place]);
    Object.assign(frame.el.dataset, { step: String(step), loss: String(loss), x: String(x) });
    if (y !== undefined) frame.el.dataset.y = String(y);
    else delete frame.el.dataset.y;
    frame.setNumbers(standing);
  };
  return {
    setChosen: frame.setChosen,
    redraw: plot.redraw,
    show: (/** @type {Ground} */ { landscape }) => plot.show(landscape),
    draw(/** @type {RunTrack | null} */ run) {
      const track = run?.racers[index];
      const fits = run && ground.value && problemId(ground.value.problem) === problemId(run.asked.problem);
      if (!fits || track?.spec.rule !== racer.rule) return plot.blank();
      plot.draw(run, [{ track: alongParameters(track, placesIn(run)), style }], {
        step: player.step.value,
        phase: player.phase.value,
        hover: hover.value,
      });
      tell(run);
    },
    dispose() {
      unname();
      plot.dispose();
      frame.dispose();
    },
  };
}
