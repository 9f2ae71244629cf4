/**
 * The small batch on screen: asked for as its numbers change, one question at a time.
 */
import { newestOnly } from '../core/newest.js';
import { computed, effect, signal } from '../core/signal.js';
import { readBatchChoice } from '../core/small-batch.js';

/** @typedef {{ batch: import('../core/small-batch.js').SmallBatch, choice: import('../core/small-batch.js').BatchChoice }} ShownBatch */

/**
 * @param {Pick<import('./context.js').SceneContext, 'state'> & {
 *   batches: ReturnType<typeof import('../core/small-batch.js').createSmallBatches>,
 * }} ctx
 */
export function watchSmallBatch({ state, batches }) {
  const shown = signal(/** @type {ShownBatch | null} */ (null));
  const asked = computed(() => JSON.stringify(readBatchChoice(state.own.value)), [state.own]);
  const turn = newestOnly(
    batches.get,
    (batch, choice) => {
      shown.value = { batch, choice };
    },
    () => {},
  );
  return { shown, dispose: effect(() => turn(readBatchChoice(state.own.value)), [asked]) };
}
