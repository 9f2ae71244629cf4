/**
 * What the scene on screen can be taken away as: its own files, its run's, and those that the page makes of anything.
 */
import { takeables } from './export-list.js';
import { computed, signal } from './signal.js';

/** @typedef {import('./export-list.js').Makers} Makers */
/** @typedef {ReturnType<typeof createTakeaways>} Takeaways */

/** @type {Makers} */
const NONE = Object.freeze({});

/**
 * @param {{ run: import('./signal.js').Readable<import('./track.js').RunTrack | null>, filmed: boolean }} options
 */
export function createTakeaways({ run, filmed }) {
  const own = signal(NONE);
  const items = computed(
    () => takeables({ problem: run.value?.spec.problem.kind ?? null, own: Object.keys(own.value), filmed }),
    [own, run],
  );
  return {
    /** What the menu offers now. */
    items,
    /** The scene's own files. */
    own,
    /**
     * A scene, or a part of one, says what files it makes by itself; they come before the page's and the server's.
     * @param {Makers} makers
     * @returns {() => void} takes them back
     */
    offer(makers) {
      const before = own.value;
      own.value = Object.freeze({ ...before, ...makers });
      return () => {
        own.value = Object.fromEntries(Object.entries(own.value).filter(([id, make]) => makers[id] !== make));
      };
    },
  };
}
