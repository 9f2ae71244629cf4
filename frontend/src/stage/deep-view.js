/**
 * The chain on screen: asked for as the choice changes, one question at a time. The player walks forward through its layers, then back.
 */
import { deepQuestion, depthOf, readDeepChoice } from '../core/deep-choice.js';
import { newestOnly } from '../core/newest.js';
import { complaintOf } from '../core/refused.js';
import { computed, effect, signal } from '../core/signal.js';

/** @typedef {import('../core/deep-choice.js').DeepChoice} DeepChoice */
/** @typedef {{ choice: DeepChoice, depth: number, answer: import('../core/deep.js').DeepAnswer }} Shown */

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'player'> & { deeps: import('../core/deep.js').Deeps }} ctx
 */
export function watchDeep({ state, player, deeps }) {
  const answered = signal(/** @type {Shown | null} */ (null));
  const refused = signal(/** @type {import('../core/state.js').Complaint | null} */ (null));
  const choice = computed(() => readDeepChoice(state.own.value), [state.own]);
  const asked = computed(() => JSON.stringify(deepQuestion(choice.value)), [choice]);
  const follow = (/** @type {number} */ depth) => {
    player.total.value = 2 * depth;
    player.last.value = 2 * depth;
  };
  const turn = newestOnly(
    (/** @type {DeepChoice} */ wish) => deeps.get(deepQuestion(wish)),
    (answer, wish) => {
      refused.value = null;
      answered.value = { choice: wish, depth: depthOf(wish), answer };
      follow(depthOf(wish));
    },
    (problem) => {
      refused.value = complaintOf(problem);
    },
  );
  follow(depthOf(choice.value));
  /** Which initialisation is looked at changes the picture and not the question. */
  let shown = /** @type {Shown | null} */ (null);
  const view = () => {
    const now = answered.value;
    const { init } = choice.value;
    if (now && (shown?.answer !== now.answer || shown.choice.init !== init))
      shown = { ...now, choice: { ...now.choice, init } };
    return shown;
  };
  return { answered, refused, view, dispose: effect(() => turn(choice.value), [asked]) };
}
