/**
 * One part at a time, made anew when what it depends on is another.
 */

/**
 * @template {{ dispose: () => void }} Part
 * @template Which
 * @param {import('./signal.js').Readable<Which>} which
 * @param {(which: Which) => Part} make
 */
export function swap(which, make) {
  let now = make(which.value);
  const stop = which.subscribe((next) => {
    now.dispose();
    now = make(next);
  });
  return {
    get now() {
      return now;
    },
    dispose() {
      stop();
      now.dispose();
    },
  };
}
