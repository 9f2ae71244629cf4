/**
 * The formulas of an average with the numbers of the playhead put in.
 */
import { inside, short } from '../ui/live-lines.js';

/** @typedef {import('./average-chart.js').Look} Look */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {{ t: number, now: import('../core/averages.js').Average, value: number, before: number }} Here */

/**
 * @param {() => Look | null} look
 * @returns {LiveLine[]}
 */
export function averageLines(look) {
  const here = (/** @type {(here: Here) => import('../ui/live-lines.js').Filled} */ fill) => () => {
    const seen = readHere(look());
    return seen && fill(seen);
  };
  return [
    {
      name: 'live-average',
      formula: 'V = β V + (1 - β) x',
      fill: here(({ t, now, value, before }) => ({
        numbers: `${inside(now.beta)} × ${inside(before)} + ${inside(1 - now.beta)} × ${inside(value)}`,
        result: Number(now.average[t - 1]),
      })),
    },
    {
      name: 'live-corrected',
      formula: 'V/(1 - β^t)',
      fill: here(({ t, now }) => ({
        numbers: `${inside(Number(now.average[t - 1]))} / ${short(Number(now.total[t - 1]))}`,
        result: Number(now.corrected[t - 1]),
      })),
    },
    {
      name: 'live-window',
      formula: '1/(1 - β)',
      fill: here(({ now }) => ({ numbers: `1 / ${short(1 - now.beta)}`, result: now.window })),
    },
    {
      name: 'live-faded',
      formula: 'β^(1/(1 - β))',
      fill: here(({ now }) => ({
        numbers: `${inside(now.beta)}^${short(now.window)}`,
        result: now.beta ** now.window,
      })),
    },
  ];
}

/** @returns {Here | null} null before the first value */
function readHere(/** @type {Look | null} */ look) {
  const now = look?.shown.averaged.averages[look.focus];
  if (!look || !now || look.step === 0) return null;
  const t = Math.min(look.step, look.shown.averaged.size);
  const value = Number(look.shown.averaged.series[t - 1]);
  return { t, now, value, before: t > 1 ? Number(now.average[t - 2]) : 0 };
}
