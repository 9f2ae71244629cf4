/**
 * A map's cells as a table: where each lies along both axes, and what its run came to.
 */
import { axisKey, valueAt } from './map-choice.js';
import { outcomeOf } from './map-outcome.js';
import { field } from './shown-numbers.js';

/**
 * @param {import('./map-outcome.js').Shown} shown
 * @returns {string} comma-separated values, RFC 4180: the cells that have come, row by row from below, in full precision
 */
export function mapTable(shown) {
  const { choice, columns, minima } = shown;
  const { x, y } = choice;
  const lines = [[axisKey(x), axisKey(y), 'outcome', 'step', 'loss', 'minimum']];
  for (let i = 0; i < x.count * y.count; i += 1) {
    const outcome = outcomeOf(shown, i);
    if (outcome === 'coming') continue;
    const steps = { reached: columns.reached[i], away: columns.diverged[i] };
    const step = outcome === 'reached' || outcome === 'away' ? steps[outcome] : '';
    const at = minima[Number(columns.ending[i])]?.join(' ') ?? '';
    const place = [valueAt(x, i % x.count), valueAt(y, Math.floor(i / x.count))];
    lines.push([...place, outcome, step ?? '', Number(columns.loss[i]), at].map(String));
  }
  return lines.map((line) => `${line.map(field).join()}\r\n`).join('');
}
