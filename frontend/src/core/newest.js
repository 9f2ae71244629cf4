/**
 * One question at a time: while one is under way, only the newest of those that come waits.
 */

/**
 * @template Q, A
 * @param {(question: Q) => Promise<A>} ask
 * @param {(answer: A, question: Q) => void} take
 * @param {(problem: unknown, question: Q) => void} fail told only of the newest question: an older one no longer matters
 * @returns {(question: Q) => void}
 */
export function newestOnly(ask, take, fail) {
  let busy = false;
  /** @type {{ question: Q } | null} */
  let next = null;
  const turn = async (/** @type {Q} */ question) => {
    busy = true;
    const outcome = await ask(question).then(
      (answer) => () => take(answer, question),
      (problem) => () => next || fail(problem, question),
    );
    busy = false;
    outcome();
    const waiting = next;
    next = null;
    if (waiting) turn(waiting.question);
  };
  return (question) => {
    if (busy) next = { question };
    else turn(question);
  };
}
