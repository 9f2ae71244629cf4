/**
 * One of a scene's own choices as a signal: it lives in `state.own`, and so in the link.
 */

/**
 * @template T
 * @param {import('./state.js').State} state
 * @param {string} name
 * @param {T} initial what it is while nothing was chosen; then it is not in the link either
 * @param {(value: any) => boolean} [allowed] what a link may say
 * @returns {import('./signal.js').Signal<T>}
 */
export function ownChoice(state, name, initial, allowed = (value) => typeof value === typeof initial) {
  const read = () => (allowed(state.own.value[name]) ? /** @type {T} */ (state.own.value[name]) : initial);
  return {
    get value() {
      return read();
    },
    set value(next) {
      if (Object.is(next, read())) return;
      const { [name]: _old, ...others } = state.own.value;
      state.own.value = Object.is(next, initial) ? others : { ...others, [name]: next };
    },
    subscribe(fn) {
      let known = read();
      return state.own.subscribe(() => {
        const now = read();
        if (Object.is(now, known)) return;
        known = now;
        fn(now);
      });
    },
  };
}
