/**
 * How far each lesson has been gone through: kept in this browser alone, as numbers of steps.
 */
import { signal } from './signal.js';

const KEY = 'descentlab.lessons';

/** @typedef {Readonly<Record<string, readonly number[]>>} Done by lesson, the places that are done */
/** @typedef {ReturnType<typeof createProgress>} Progress */

/**
 * @param {() => Storage} storage a browser may forbid it: then what was done is known until the page is left
 */
export function createProgress(storage) {
  const done = signal(read(storage));
  return {
    done,
    /** @param {string} lesson @param {number} place */
    has: (lesson, place) => (done.value[lesson] ?? []).includes(place),
    /** @param {string} lesson */
    count: (lesson) => (done.value[lesson] ?? []).length,
    /** @param {string} lesson @param {number} place */
    add(lesson, place) {
      const before = done.value[lesson] ?? [];
      if (before.includes(place)) return;
      done.value = { ...done.value, [lesson]: [...before, place].sort((a, b) => a - b) };
      write(storage, done.value);
    },
    clear() {
      done.value = {};
      write(storage, {});
    },
  };
}

/** @param {() => Storage} storage @returns {Done} */
function read(storage) {
  try {
    const kept = JSON.parse(storage().getItem(KEY) ?? '{}');
    const good = Object.entries(kept ?? {}).filter(
      ([, places]) => Array.isArray(places) && places.every(Number.isInteger),
    );
    return Object.fromEntries(good);
  } catch {
    return {};
  }
}

/** @param {() => Storage} storage @param {Done} done */
function write(storage, done) {
  try {
    storage().setItem(KEY, JSON.stringify(done));
  } catch {
    // What cannot be kept is forgotten.
  }
}
