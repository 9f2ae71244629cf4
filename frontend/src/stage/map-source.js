/**
 * The map's runs, band after band: what has come, how far it is, and the way to stop it.
 */
import { bandsOf, CELLS } from '../core/map-choice.js';
import { complaintOf } from '../core/refused.js';
import { signal } from '../core/signal.js';

/** @typedef {import('../core/map-choice.js').MapChoice} MapChoice */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */
/** @typedef {import('../core/map-outcome.js').Shown} Shown */
/** @typedef {{ done: number, of: number, stopped: boolean }} Progress in bands */

const COLUMNS = /** @type {const} */ (['ending', 'loss', 'reached', 'diverged']);

/**
 * @param {{ sweeps: import('../core/sweeps.js').Sweeps, wholeRuns: import('../core/whole-runs.js').WholeRuns }} sources
 */
export function createMapSource({ sweeps, wholeRuns }) {
  const shown = signal(/** @type {Shown | null} */ (null));
  const progress = signal(/** @type {Progress} */ ({ done: 0, of: 1, stopped: false }));
  const refused = signal(/** @type {import('../core/state.js').Complaint | null} */ (null));
  let turn = 0;

  const come = async (/** @type {RunSpec} */ spec, /** @type {MapChoice} */ choice) => {
    turn += 1;
    const mine = turn;
    const bands = bandsOf(spec, choice);
    const size = CELLS.x * CELLS.y;
    const columns = /** @type {Shown['columns']} */ (
      Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(size).fill(Number.NaN)]))
    );
    progress.value = { done: 0, of: bands.length, stopped: false };
    const start = await startLoss(wholeRuns, spec, choice);
    for (const [i, { from, question }] of bands.entries()) {
      const answer = await sweeps.get(question);
      if (mine !== turn) return;
      for (const name of COLUMNS) columns[name].set(/** @type {Float64Array} */ (answer.columns[name]), from * CELLS.x);
      shown.value = { choice, spec, start, minima: answer.minima, steps: answer.steps, columns };
      progress.value = { done: i + 1, of: bands.length, stopped: false };
    }
  };
  return {
    shown,
    progress,
    refused,
    /** Asks for a map; the one that was on its way is left. */
    ask(/** @type {RunSpec} */ spec, /** @type {MapChoice} */ choice) {
      refused.value = null;
      const mine = turn + 1;
      come(spec, choice).catch((problem) => {
        if (mine !== turn) return;
        refused.value = complaintOf(problem);
        progress.value = { ...progress.value, stopped: true };
      });
    },
    /** What has come stays. */
    stop() {
      turn += 1;
      progress.value = { ...progress.value, stopped: true };
    },
  };
}

/**
 * @param {import('../core/whole-runs.js').WholeRuns} wholeRuns
 * @param {RunSpec} spec
 * @param {MapChoice} choice
 * @returns {Promise<number>}
 */
async function startLoss(wholeRuns, spec, { x, y }) {
  if (x.of === 'start' || y.of === 'start') return Number.POSITIVE_INFINITY;
  const { racers } = await wholeRuns.get({ ...spec, steps: 1 });
  return Number(/** @type {any} */ (racers[0]).loss[0]);
}
