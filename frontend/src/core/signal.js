/**
 * Values that tell when they change. A signal notifies its subscribers at once, in the order they came, and only when the new
 * value differs by `Object.is`.
 */

/** @typedef {() => void} Stop */

/**
 * @template T
 * @typedef {{ readonly value: T, subscribe(fn: (value: T) => void): Stop }} Readable
 */

/**
 * @template T
 * @typedef {{ value: T, subscribe(fn: (value: T) => void): Stop }} Signal
 */

/**
 * A value that can be read, set and watched.
 * @template T
 * @param {T} initial
 * @returns {Signal<T>}
 */
export function signal(initial) {
  let current = initial;
  /** @type {Set<(value: T) => void>} */
  const watchers = new Set();
  return {
    get value() {
      return current;
    },
    set value(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const watcher of [...watchers]) if (watchers.has(watcher)) watcher(next);
    },
    subscribe(fn) {
      // A closure of its own, so that one function subscribed twice is two subscriptions.
      const watcher = (/** @type {T} */ value) => fn(value);
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/**
 * A read-only signal made from others. It watches them only while it is watched itself, so an unused one costs nothing.
 * @template T
 * @param {() => T} fn
 * @param {readonly Readable<any>[]} sources
 * @returns {Readable<T>}
 */
export function computed(fn, sources) {
  /** @type {Signal<T> | null} */
  let inner = null;
  let watched = 0;
  /** @type {Stop} */
  let stop = () => {};
  const wake = () => {
    const fresh = signal(fn());
    stop = watchAll(sources, () => {
      fresh.value = fn();
    });
    inner = fresh;
    return fresh;
  };
  return {
    get value() {
      return inner ? inner.value : fn();
    },
    subscribe(watcher) {
      const source = inner ?? wake();
      watched += 1;
      const leave = source.subscribe(watcher);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        leave();
        watched -= 1;
        if (watched > 0) return;
        stop();
        inner = null;
      };
    },
  };
}

/**
 * Runs `fn` now and after every change of a source, until it is disposed of.
 * @param {() => void} fn
 * @param {readonly Readable<any>[]} sources
 * @returns {Stop}
 */
export function effect(fn, sources) {
  const stop = watchAll(sources, fn);
  fn();
  return stop;
}

/**
 * @param {readonly Readable<any>[]} sources
 * @param {() => void} fn
 * @returns {Stop}
 */
function watchAll(sources, fn) {
  const stops = sources.map((source) => source.subscribe(fn));
  return () => {
    for (const stop of stops) stop();
  };
}
