/**
 * Schedules: every way of lowering the learning rate in one noisy race, against the constant rate and against one's own hand.
 */
import { watchVersions } from '../core/runs.js';
import { manualIndex, scheduleSpec, setChanges, stepsPerEpoch } from '../core/schedule-race.js';
import { computed } from '../core/signal.js';
import { signRacers } from '../core/signs.js';
import { filledSchedule } from '../stage/schedule-lines.js';
import { mountSchedulesStage } from '../stage/schedules-stage.js';
import { mountChosenSchedule } from '../ui/chosen-schedule.js';
import { h } from '../ui/element.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountRateRecorder } from '../ui/rate-recorder.js';
import { mountScheduleSetup } from '../ui/schedule-setup.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'schedules';
export const order = 80;

/** Slow enough for a hand to follow. */
const SPEED = 30;

export function opening(/** @type {import('../core/catalogue.js').Catalogue} */ catalogue) {
  const spec = scheduleSpec(catalogue);
  return { ...spec, racers: signRacers(spec.racers, catalogue) };
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, i18n, ticker, palette } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const focus = computed(
    () => Math.min(state.focus.value, state.spec.value.racers.length - 1),
    [state.focus, state.spec],
  );
  const stage = mountSchedulesStage(shell, { ...ctx, focus, invalidate });
  const rail = h('div', { class: 'rail-body' });
  shell.rail.append(rail);
  const stopRecorder = mountRateRecorder(rail, ctx);
  const chosen = mountChosenSchedule(rail, { ...ctx, focus, fill: () => filledSchedule(ctx, focus.value) });
  const stopSetup = mountScheduleSetup(rail, ctx);
  const draw = () => {
    if (!stale) return;
    stale = false;
    stage.draw();
    chosen.update();
  };
  const ontry = () => {
    const index = manualIndex(state.spec.value);
    if (index >= 0) {
      state.updateSpec((spec) => setChanges(spec, index, []));
      state.focus.value = index;
    }
    player.speed.value = SPEED;
    player.toStart();
    player.play();
  };
  const values = () => ({ epoch: String(stepsPerEpoch(state.spec.value)) });
  const label = (/** @type {import('../core/track.js').RunTrack} */ run, /** @type {number} */ index) =>
    run.racers[index]?.spec.label ?? '';
  const redrawn = [player.step, state.logLoss, state.own, focus, i18n.lang, palette];
  const stops = [
    mountStory(shell.toolbar, { scene: id, section: '12', i18n, ontry, values, signals: [state.spec] }),
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    watchVersions(runs, invalidate),
    ...redrawn.map((one) => one.subscribe(invalidate)),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, stopSetup, chosen.dispose, stopRecorder, stage.dispose]) stop();
    rail.remove();
  };
}
