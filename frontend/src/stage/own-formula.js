/**
 * What a formula leaves to the server (which names learn, where they start) is taken over from its run: the page then says it itself.
 */
import { adopt } from '../core/formula.js';

/**
 * @param {import('../core/state.js').State} state
 * @param {import('../core/runs.js').Runs} runs
 * @returns {() => void}
 */
export function adoptFormula(state, runs) {
  return runs.current.subscribe((run) => {
    if (run) state.updateSpec((spec) => adopt(spec, run.spec));
  });
}
