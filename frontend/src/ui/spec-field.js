/** One value inside the spec, as a signal of its own: reading follows the spec, setting changes it. */

/**
 * @template T
 * @param {import('../core/state.js').State} state
 * @param {(spec: import('../core/spec.js').RunSpec) => T} read
 * @param {(spec: import('../core/spec.js').RunSpec, value: T) => import('../core/spec.js').RunSpec} write
 * @returns {{value: T, subscribe: (fn: (value: T) => void) => () => void}}
 */
export function specField(state, read, write) {
  return {
    get value() {
      return read(state.spec.value);
    },
    set value(next) {
      if (!Object.is(next, read(state.spec.value))) state.updateSpec((spec) => write(spec, next));
    },
    subscribe(fn) {
      let known = read(state.spec.value);
      return state.spec.subscribe((spec) => {
        const now = read(spec);
        if (Object.is(now, known)) return;
        known = now;
        fn(now);
      });
    },
  };
}
