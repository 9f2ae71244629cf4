/**
 * Answers asked for once and kept: those used last, up to a number of them. An answer that failed is asked for again.
 */

/**
 * @template T
 * @param {number} most how many are kept
 * @param {(key: string) => Promise<T>} ask
 * @returns {(key: string) => Promise<T>}
 */
export function keepAnswers(most, ask) {
  /** @type {Map<string, Promise<T>>} */
  const kept = new Map();
  return (key) => {
    const answer = kept.get(key) ?? ask(key);
    kept.delete(key);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
