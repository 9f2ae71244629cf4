/** The keyboard's way to the racers: choose one by its number, or the one before or after. */

/**
 * @param {{state: import('../core/state.js').State, shortcuts: import('./shortcuts.js').Shortcuts}} props
 * @returns {() => void}
 */
export function mountRacerShortcuts({ state, shortcuts }) {
  const choose = (/** @type {number} */ index) => {
    if (index >= 0 && index < state.spec.value.racers.length) state.focus.value = index;
  };
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  return shortcuts.add('racers', [
    { keys: digits, shown: ['1', '…', '9'], key: 'racers.choose', run: (key) => choose(Number(key) - 1) },
    { keys: [']'], shown: [']'], key: 'racers.next', run: () => choose(state.focus.value + 1) },
    { keys: ['['], shown: ['['], key: 'racers.previous', run: () => choose(state.focus.value - 1) },
  ]);
}
