/**
 * The race: the same surface for every racer, side by side, and their losses below.
 */
import { problemName } from '../core/problem.js';
import { watchVersions } from '../core/runs.js';
import { computed, signal } from '../core/signal.js';
import { mountCharts } from '../stage/charts.js';
import { mountInspection } from '../stage/inspection.js';
import { adoptFormula } from '../stage/own-formula.js';
import { watchTerrain } from '../stage/terrain.js';
import { mountView } from '../stage/view.js';
import { mountInspectButton } from '../ui/inspect-button.js';
import { mountKnobsButton } from '../ui/knobs-button.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountPins } from '../ui/pins.js';
import { mountPresetPicker } from '../ui/preset-picker.js';
import { mountRacerShortcuts } from '../ui/racer-shortcuts.js';
import { mountRacers } from '../ui/racers.js';
import { mountRail } from '../ui/rail.js';
import { mountSurfacePicker } from '../ui/surface-picker.js';
import { mountToolbarMore } from '../ui/toolbar-more.js';
import { mountTransport } from '../ui/transport.js';
import { mountWhyPlus } from '../ui/why-plus.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'race';
export const order = 10;

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, catalogue, i18n, ticker } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const terrain = watchTerrain(ctx);
  const hover = signal(/** @type {number | null} */ (null));
  const lit = signal(/** @type {import('../core/inspection.js').Light | null} */ (null));
  const stage = { ...ctx, ground: terrain.ground, hover, lit, invalidate };
  const view = mountView(shell, stage, { whole: true });
  const charts = mountCharts(shell.charts, stage);
  const rail = mountRail(shell.rail, ctx);
  const inspection = mountInspection(rail.inspector, stage);
  const draw = () => {
    if (!stale) return;
    stale = false;
    view.draw(runs.current.value);
    charts.draw(runs.current.value);
    inspection.draw(runs.current.value);
  };
  const label = (/** @type {RunTrack} */ run, /** @type {number} */ index) => {
    const spec = /** @type {import('../core/spec.js').RacerSpec} */ (run.racers[index]?.spec);
    return spec.label ?? catalogue.rule(spec.rule).label;
  };
  const problem = computed(() => problemName(state.spec.value.problem), [state.spec]);
  const restart = () => {
    player.toStart();
    player.play();
  };
  const seen = () => shell.panels.querySelector('[data-chosen]');
  const stops = [
    mountPresetPicker(shell.toolbar, ctx),
    mountSurfacePicker(shell.toolbar, { ...ctx, ground: terrain.ground }),
    mountWhyPlus(shell.toolbar, ctx),
    mountPins(shell.toolbar, ctx),
    mountRacerShortcuts(ctx),
    mountKnobsButton(shell.toolbar, { ...ctx, lifted: rail.lifted, seen }),
    mountInspectButton(shell.toolbar, { ...ctx, seen }),
    mountToolbarMore(shell.toolbar, ctx),
    mountRacers(rail.knobs, { ...ctx, run: runs.current }),
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    watchVersions(runs, invalidate),
    player.step.subscribe(invalidate),
    player.phase.subscribe(invalidate),
    hover.subscribe(invalidate),
    lit.subscribe(invalidate),
    state.focus.subscribe(invalidate),
    state.inspect.subscribe(invalidate),
    i18n.lang.subscribe(invalidate),
    terrain.ground.subscribe(invalidate),
    adoptFormula(state, runs),
    problem.subscribe(restart),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    const parts = [inspection, rail, charts, view, terrain].map(({ dispose }) => dispose);
    for (const stop of [...stops, ...parts]) stop();
  };
}
