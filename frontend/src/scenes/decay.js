/**
 * Weight decay: the pull towards 0, inside the gradient and beside it, on a surface where its end is known and on a network.
 */
import { decaySpec, groundOf, setStrength, strengthOf } from '../core/decay-spec.js';
import { watchDone } from '../core/done.js';
import { createLooks } from '../core/looks.js';
import { watchVersions } from '../core/runs.js';
import { computed, effect } from '../core/signal.js';
import { swap } from '../core/swap.js';
import { chosenForm, decayLines } from '../stage/decay-lines.js';
import { mountDecayNetwork } from '../stage/decay-network.js';
import { mountDecaySurface } from '../stage/decay-surface.js';
import { mountDecayRail } from '../ui/decay-rail.js';
import { h } from '../ui/element.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountRacers } from '../ui/racers.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'decay';
export const order = 100;

/** So strong that the square of Adam's steps is far from the way of the minimum; on the network, ten times what it opens with. */
const TRIED = Object.freeze({ surface: 3, network: 50 });

export function opening() {
  return decaySpec('surface');
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
  const ground = computed(() => groundOf(state.spec.value), [state.spec]);
  const { done, dispose: undone } = watchDone(() => wasTried(ctx), [player.step, state.spec]);
  const unstory = mountStories(shell.toolbar, ctx, ground, done);
  const knobs = h('div', { class: 'rail-body' });
  shell.rail.append(knobs);
  const stopRail = mountDecayRail(knobs, ctx);
  const lines = mountLines(knobs, ctx);
  const stage = swap(ground, (which) => {
    invalidate();
    return which === 'network'
      ? mountDecayNetwork(shell, { ...ctx, looks, invalidate })
      : mountDecaySurface(shell, { ...ctx, invalidate });
  });
  const draw = () => {
    if (stale) {
      stale = false;
      stage.now.draw();
      lines.now.update();
    }
    looks.tick();
  };
  const label = (/** @type {RunTrack} */ run, /** @type {number} */ index) => run.racers[index]?.spec.label ?? '';
  const restart = () => {
    player.toStart();
    player.play();
  };
  const watched = [player.step, player.phase, state.focus, state.own, state.logLoss, i18n.lang, palette];
  const stops = [
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    watchVersions(runs, invalidate),
    ...watched.map((one) => one.subscribe(invalidate)),
    ground.subscribe(restart),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of [...stops, lines.dispose, stage.dispose, stopRail, unstory, undone, looks.dispose]) stop();
    knobs.remove();
  };
}

/** Whether a decay as strong as asked for was followed to its end. @param {SceneContext} ctx */
function wasTried({ state, player }) {
  const strong = strengthOf(state.spec.value) >= TRIED[groundOf(state.spec.value)];
  return strong && player.total.value > 0 && player.step.value >= player.total.value;
}

/** @param {Element} root @param {SceneContext} ctx */
function mountLines(root, ctx) {
  const { state } = ctx;
  const form = computed(() => chosenForm(state), [state.spec, state.focus]);
  return swap(form, (which) => mountLiveLines(root, decayLines(ctx, which)));
}

/**
 * One question for the surface, another for the network.
 * @param {HTMLElement} root
 * @param {SceneContext} ctx
 * @param {import('../core/signal.js').Readable<'surface' | 'network'>} ground
 * @param {import('../core/signal.js').Readable<boolean>} done
 */
function mountStories(root, { state, player, i18n }, ground, done) {
  const ontry = () => {
    state.updateSpec((spec) => setStrength(spec, TRIED[ground.value]));
    player.toStart();
    player.play();
  };
  let dispose = () => {};
  const mountOne = () => {
    dispose();
    const scene = ground.value === 'network' ? 'shrink' : id;
    dispose = mountStory(root, { scene, section: '4', i18n, ontry, done });
    // It stands before the stage's tools, whenever it is made.
    root.prepend(/** @type {Element} */ (root.lastElementChild));
  };
  const stop = effect(mountOne, [ground]);
  return () => {
    stop();
    dispose();
  };
}
