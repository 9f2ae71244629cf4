/**
 * The page's one frame loop: first time moves, then everything that depends on it is drawn.
 */

/** @typedef {(now: number) => void} Task */
/** @typedef {ReturnType<typeof createTicker>} Ticker */

/**
 * @param {(fn: FrameRequestCallback) => number} request `requestAnimationFrame`
 */
export function createTicker(request) {
  /** @type {Set<Task>} */
  const tasks = new Set();
  let running = true;
  const turn = (/** @type {number} */ now) => {
    if (!running) return;
    request(turn);
    for (const task of tasks) task(now);
  };
  request(turn);
  return {
    /** Runs a task in every frame, in the order they were added. */
    add(/** @type {Task} */ task) {
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    stop() {
      running = false;
    },
  };
}
