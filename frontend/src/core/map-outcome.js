/**
 * A map as far as it has come, and what each of its runs came to.
 */

/**
 * Cells that have not come are NaN; `start` is the loss that every run begins with, or an infinity where they begin in different
 * places.
 * @typedef {{
 *   choice: import('./map-choice.js').MapChoice, spec: import('./spec.js').RunSpec, start: number,
 *   minima: readonly (readonly number[])[], steps: number,
 *   columns: Readonly<Record<'ending' | 'loss' | 'reached' | 'diverged', Float64Array>>,
 * }} Shown
 */

/**
 * What a cell's run came to: it left the numbers, or ended above where it began; it reached the lowest minimum; it is in another; or
 * none of these.
 * @param {Shown} shown
 * @param {number} index
 * @returns {'away' | 'climbs' | 'reached' | 'elsewhere' | 'never' | 'coming'}
 */
export function outcomeOf({ columns: { ending, loss, reached, diverged }, start }, index) {
  if (Number.isNaN(ending[index])) return 'coming';
  if (Number(diverged[index]) >= 0) return 'away';
  if (Number(loss[index]) > start) return 'climbs';
  if (Number(reached[index]) >= 0) return 'reached';
  return Number(ending[index]) >= 0 ? 'elsewhere' : 'never';
}
