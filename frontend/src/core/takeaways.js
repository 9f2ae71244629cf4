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
 * @param {{ run: import('./signal.js').Readable<import('./track.js').RunTrack | null>, filmed: boolean, numbers: () => boolean }} options
 *   `numbers` says whether what is on screen shows any
 */
export function createTakeaways({ run, filmed, numbers }) {
  const own = signal(NONE);
  const items = computed(
    () => takeables({ problem: run.value?.spec.problem.kind ?? null, own: Object.keys(own.value), filmed }),
    [own, run],
  );
  return {
    /** What the menu offers now. */
    items,
    /** The key of the reason for which a file that is offered cannot be had just now. */
    whyNot(/** @type {string} */ id) {
      if (id !== 'csv' || own.value.csv || run.value || numbers()) return null;
      return 'export.no_numbers';
    },
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
