/**
 * Whether the thing to try was done: once it was, that stays.
 */
import { computed, signal } from './signal.js';

/**
 * @param {() => boolean} holds
 * @param {import('./signal.js').Readable<any>[]} signals what it depends on
 */
export function watchDone(holds, signals) {
  const done = signal(false);
  const now = computed(holds, signals);
  const look = () => {
    if (now.value) done.value = true;
  };
  look();
  return { done, dispose: now.subscribe(look) };
}
