/** Colours of numbers of steps: few are strong, many are faint. */
import { mix } from './colour.js';

/** A run that has not reached the minimum, and one that diverged; steps are from 0 on. */
export const NEVER = -1;
export const AWAY = -2;

/**
 * @param {number} steps from 0 to `most`, or one of the above
 * @param {number} most
 * @param {import('./palette.js').Palette} palette
 */
export function heatOf(steps, most, { heat, diverged, ramp }) {
  if (steps === AWAY) return diverged;
  if (steps < 0) return ramp[1] ?? '';
  const place = Math.min(partOf(steps, most), 1) * (heat.length - 1);
  const from = Math.min(Math.floor(place), heat.length - 2);
  return mix(heat[from] ?? '', heat[from + 1] ?? '', place - from);
}

/** Where a number of steps stands between none and the most: evenly in its logarithm. */
export function partOf(/** @type {number} */ steps, /** @type {number} */ most) {
  return Math.log1p(Math.max(0, steps)) / Math.log1p(most);
}
