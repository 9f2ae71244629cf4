/**
 * Averages: how an exponentially weighted average follows a noisy series, and that the rules' memories are such averages.
 */
import { DRAWN, readChoice, ruleState } from '../core/average-choice.js';
import { createAverages } from '../core/averages.js';
import { largestDifference } from '../core/difference.js';
import { drawable } from '../core/freehand.js';
import { computed } from '../core/signal.js';
import { createWholeRuns } from '../core/whole-runs.js';
import { averageLines } from '../stage/average-lines.js';
import { mountAverageStage } from '../stage/average-stage.js';
import { watchAverages } from '../stage/averaged.js';
import { mountAverageLinks } from '../ui/average-links.js';
import { mountAverageRail } from '../ui/average-rail.js';
import { h } from '../ui/element.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'averages';
export const order = 70;
/** The player goes through the series; what a rule saw is asked for whole. */
export const races = false;

/** A noisy run, on the ravine, of every rule that keeps averages. */
export function opening(/** @type {import('../core/catalogue.js').Catalogue} */ catalogue) {
  const { rates, starts } = catalogue.surface('ravine');
  const racers = ['momentum', 'rmsprop', 'adam'].map((rule) => ({ rule, knobs: { alpha: Number(rates[rule]) } }));
  const problem = /** @type {const} */ ({ kind: 'surface', name: 'ravine' });
  return { problem, start: starts[0]?.at ?? null, steps: 300, noise: 0.5, racers };
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, i18n, ticker, palette } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const fetcher = fetch.bind(window);
  const watched = watchAverages({ ...ctx, averages: createAverages(fetcher), wholeRuns: createWholeRuns(fetcher) });
  const { shown, refused } = watched;
  const stage = mountAverageStage(shell, { ...ctx, shown, invalidate });
  const agreement = computed(() => agreementOf(shown.value), [shown]);
  const ondraw = () => beginDrawing(state, shown.value);
  const rail = h('div', { class: 'rail-body' });
  shell.rail.append(rail);
  const stopRail = mountAverageRail(rail, { ...ctx, refused, ondraw });
  const lines = mountLiveLines(rail, averageLines(stage.look));
  const stopLinks = mountAverageLinks(rail, { ...ctx, agreement });
  const draw = () => {
    if (!stale) return;
    stale = false;
    stage.draw();
    lines.update();
  };
  const ontry = () => {
    state.own.value = { ...state.own.value, corrected: !readChoice(state.own.value).corrected };
    player.toStart();
    player.play();
  };
  const stops = [
    mountStory(shell.toolbar, { scene: id, section: '9', i18n, ontry }),
    mountTransport(shell.transport, ctx),
    ...[player.step, state.own, shown, i18n.lang, palette].map((signal) => signal.subscribe(invalidate)),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, stopLinks, lines.dispose, stopRail, stage.dispose, watched.dispose]) stop();
    rail.remove();
  };
}

/** The hand goes on from what is on screen. @param {SceneContext['state']} state @param {import('../stage/averaged.js').Shown | null} shown */
function beginDrawing(state, shown) {
  const drawn = drawable(shown?.averaged.series ?? []);
  state.own.value = { ...state.own.value, source: DRAWN, drawn };
}

/** How far what a rule recorded is from the average of what it saw; null where no rule is looked at. */
function agreementOf(/** @type {import('../stage/averaged.js').Shown | null} */ shown) {
  const average = shown?.averaged.averages[0]?.average;
  const state = shown && ruleState(shown.choice);
  return state && shown.kept && average ? { ...state, difference: largestDifference(shown.kept, average) } : null;
}
