/**
 * The two passes, one node a step: values forward, then gradients backward. Of n nodes step k <= n is the value of node k, step n + j
 * the gradient of the j-th from the end; at step 2n everything has been computed.
 */

/** @typedef {'none' | 'value' | 'both'} Shown what of a node has been computed */
/** @typedef {{ readonly pass: 'forward' | 'backward', readonly index: number } | null} Turn whose turn it is; nobody's before the first */

/** Where the passes and the move lie in a slow step of training: the move begins where the racers' pictures let it. */
const MOVE_FROM = 0.6;

/** @param {number} count of nodes */
export function replaySteps(count) {
  return 2 * count;
}

/**
 * @param {number} step
 * @param {number} count
 * @returns {Turn} null before the first turn and after the last
 */
export function turnAt(step, count) {
  if (step <= 0 || step > replaySteps(count)) return null;
  if (step <= count) return { pass: 'forward', index: step - 1 };
  return { pass: 'backward', index: Math.max(2 * count - step, 0) };
}

/**
 * @param {number} index of the node, operands first
 * @param {number} step
 * @param {number} count
 * @returns {Shown}
 */
export function shownAt(index, step, count) {
  if (index >= 2 * count - step) return 'both';
  return index < step ? 'value' : 'none';
}

/**
 * How far both passes are within a slow step of training: at rest, and from the move on, it is nobody's turn any more.
 * @param {number} part of the step that has passed
 * @param {number} count
 */
export function replayStepIn(part, count) {
  const over = replaySteps(count) + 1;
  return part <= 0 || part >= MOVE_FROM ? over : Math.floor((part / MOVE_FROM) * over);
}
