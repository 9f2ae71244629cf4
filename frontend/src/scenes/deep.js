/**
 * Deep chains: what many layers make of a signal on its way forward, and of the gradient on its way back.
 */
import { createDeeps } from '../core/deep.js';
import { readDeepChoice } from '../core/deep-choice.js';
import { computed, effect } from '../core/signal.js';
import { chainFormulas, linearFormulas } from '../stage/deep-formulas.js';
import { mountDeepStage } from '../stage/deep-stage.js';
import { watchDeep } from '../stage/deep-view.js';
import { mountDeepRail } from '../ui/deep-rail.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'deep';
export const order = 50;
/** The player walks through the layers, forward and then back. */
export const races = false;

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
  const watched = watchDeep({ ...ctx, deeps: createDeeps(fetch.bind(window)) });
  const stage = mountDeepStage(shell, { ...ctx, view: watched.view, invalidate });
  const mode = computed(() => readDeepChoice(state.own.value).mode, [state.own]);
  const stopRail = mountDeepRail(shell.rail, ctx);
  let lines = mountLiveLines(shell.rail, []);
  const chooseLines = () => {
    lines.dispose();
    lines = mountLiveLines(
      shell.rail,
      mode.value === 'linear' ? linearFormulas(stage.here) : chainFormulas(stage.here),
    );
    invalidate();
  };
  const draw = () => {
    if (!stale) return;
    stale = false;
    stage.draw();
    lines.update();
  };
  const ontry = () => {
    const linear = mode.value === 'linear';
    const change = linear ? { mode: 'chain', activation: 'relu', init: 'small_normal' } : { init: 'he' };
    state.own.value = { ...state.own.value, ...change };
    player.toStart();
    player.play();
  };
  const stops = [
    mountStory(shell.toolbar, { scene: id, section: '5', i18n, ontry }),
    mountTransport(shell.transport, ctx),
    effect(chooseLines, [mode]),
    ...[player.step, player.total, state.own, watched.answered, i18n.lang, palette].map((one) =>
      one.subscribe(invalidate),
    ),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, lines.dispose, stopRail, stage.dispose, watched.dispose]) stop();
  };
}
