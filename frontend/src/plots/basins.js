/**
 * Basins as colours: along the axis of a curve, and on a map of starts and rates.
 */
import { formatNumber } from '../core/format.js';
import { DIVERGED, NOWHERE } from '../core/sweeps.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ list: readonly import('../core/basins.js').Basin[], minima: readonly (readonly number[])[] }} Basins */

/** A narrower stretch than this part of the axis has no room for words. */
const WORDY = 0.07;
const DIGITS = 3;

/**
 * The tint of an ending: one for each minimum in turn, one for runs that diverge; what ends nowhere has none.
 * @param {number} ending
 * @param {Palette} palette
 */
export function tintOf(ending, { basins, diverged }) {
  if (ending === NOWHERE) return 'rgba(0,0,0,0)';
  return ending === DIVERGED ? diverged : /** @type {string} */ (basins[ending % basins.length]);
}

/**
 * A coloured floor under a curve: from each start on it a run goes to the minimum that is written there.
 * @param {Basins} basins
 * @param {Palette} palette
 * @param {{ x: readonly [number, number], floor: readonly [number, number] }} place in data
 */
export function basinFloor({ list, minima }, palette, { x: [x0, x1], floor: [bottom, top] }) {
  const seen = list.filter(({ low, high }) => high > x0 && low < x1);
  const shapes = seen.map(({ low, high, ending }) => ({
    type: 'rect',
    x0: Math.max(low, x0),
    x1: Math.min(high, x1),
    y0: bottom,
    y1: top,
    line: { width: 0 },
    fillcolor: tintOf(ending, palette),
    layer: 'below',
  }));
  const wide = seen.filter(({ low, high, ending }) => high - low > WORDY * (x1 - x0) && ending >= 0);
  const annotations = wide.map(({ low, high, ending }) => ({
    text: `→ ${formatNumber(Number(minima[ending]?.[0]), DIGITS).replace(/\.0+$/, '')}`,
    x: (Math.max(low, x0) + Math.min(high, x1)) / 2,
    y: top,
    xref: 'x',
    yref: 'y',
    yanchor: 'bottom',
    showarrow: false,
    font: { color: palette.ink, size: 11 * palette.scale },
  }));
  return { shapes, annotations };
}
