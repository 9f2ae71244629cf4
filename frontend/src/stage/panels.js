/**
 * Side by side: a panel for each racer, its frame, its plot and its numbers.
 */

import { computed, effect } from '../core/signal.js';
import { racerKeys, setStart } from '../core/spec.js';
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
  const { state, player, catalogue, i18n, plotter, palette, ground, hover, invalidate } = ctx;
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
    if (phase !== 'end')
      state.updateSpec((spec) => setStart(spec, ground.value?.landscape.parameters.length === 1 ? [x] : [x, y]));
  };
  const plot = plotter
    ? mountPanelPlot(frame.plotHost, { plotter, palette: () => palette.value, invalidate, onPoint })
    : mountMissing(frame.plotHost, () => i18n.t('plot.missing'));
  const name = () => {
    const surface = i18n.pick(catalogue.surface(state.spec.value.problem.name).title);
    plot.host.setAttribute('aria-label', i18n.t('panel.plot', { racer: label, surface }));
  };
  plot.host.setAttribute('role', 'img');
  const unname = effect(name, [i18n.lang, ground]);
  if (ground.value) plot.show(ground.value.landscape);

  const tell = (/** @type {RunTrack} */ run) => {
    const track = run.racers[index];
    const standing = track && standingAt(track, player.step.value, ground.value?.landscape.minima ?? []);
    if (!standing) return;
    const { step, loss, at } = standing;
    Object.assign(frame.el.dataset, { step: String(step), loss: String(loss), x: String(at[0]) });
    if (at.length > 1) frame.el.dataset.y = String(at[1]);
    else delete frame.el.dataset.y;
    frame.setNumbers(standing);
  };
  return {
    setChosen: frame.setChosen,
    redraw: plot.redraw,
    show: (/** @type {Ground} */ { landscape }) => plot.show(landscape),
    draw(/** @type {RunTrack | null} */ run) {
      const track = run?.racers[index];
      if (!run || track?.spec.rule !== racer.rule || ground.value?.problem.name !== run.asked.problem.name)
        return plot.blank();
      plot.draw(run, [{ track, style }], {
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
