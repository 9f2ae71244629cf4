/** One of a scene's own choices, as a signal of its own: reading follows `state.own`, setting changes it. */

/**
 * @template T
 * @param {import('../core/state.js').State} state
 * @param {(own: Readonly<Record<string, any>>) => T} read
 * @param {(own: Readonly<Record<string, any>>, value: T) => Readonly<Record<string, any>>} write what changes
 * @returns {{value: T, subscribe: (fn: (value: T) => void) => () => void}}
 */
export function ownField(state, read, write) {
  return {
    get value() {
      return read(state.own.value);
    },
    set value(next) {
      const { own } = state;
      if (!Object.is(next, read(own.value))) own.value = { ...own.value, ...write(own.value, next) };
    },
    subscribe(fn) {
      let known = read(state.own.value);
      return state.own.subscribe((own) => {
        const now = read(own);
        if (Object.is(now, known)) return;
        known = now;
        fn(now);
      });
    },
  };
}
