/**
 * The chosen racer's network at the playhead, and what was looked up of it: its units, its layers, its last update.
 */

import { shapeOf } from '../core/network-shape.js';
import { racerNetwork } from '../core/network-spec.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/looks.js').Part} Part */
/**
 * @typedef {object} Chosen
 * @property {RunTrack} run
 * @property {number} index
 * @property {import('../core/track.js').RacerTrack} track
 * @property {number} row
 * @property {import('../core/network-shape.js').Shape} shape
 * @property {import('../core/network-task.js').Task} task
 */
/** @typedef {{ units: Part, layers: Part, moment: Part }} Found */

/** Points along each side of a unit's map. */
const SIZE = { map: 20, curve: 48 };

/**
 * @param {import('./network-context.js').NetworkContext} ctx
 */
export function createChosen({ state, catalogue, looks, invalidate, row }) {
  /** @type {Found | null} */
  let found = null;
  /** @type {Chosen | null} */
  let last = null;
  const same = (/** @type {Chosen} */ a, /** @type {Chosen | null} */ b) =>
    a.run === b?.run && a.index === b.index && a.row === b.row;
  const ask = (/** @type {Chosen} */ chosen) => {
    const { run, index, task } = chosen;
    const size = task.inputs === 1 ? SIZE.curve : SIZE.map;
    looks.ask({
      name: 'chosen',
      step: run.stepOf(chosen.row),
      wants: [
        { what: 'units', racer: index, size },
        { what: 'layers', racer: index },
        { what: 'moment', racer: index },
      ],
      take: ([units, layers, moment]) => {
        if (last?.run !== run || last.index !== index || !units || !layers || !moment) return;
        found = { units, layers, moment };
        invalidate();
      },
    });
  };
  /** @type {import('../core/network-shape.js').Shape | null} */
  let shape = null;
  return {
    /** What has been found of the chosen network, at the playhead or on the way to it. */
    get found() {
      return found;
    },
    /**
     * @param {RunTrack} run
     * @param {import('../core/network-task.js').Task} task
     * @returns {Chosen | null}
     */
    at(run, task) {
      const index = Math.min(state.focus.value, run.racers.length - 1);
      const track = run.racers[index];
      if (!track || track.count === 0) return null;
      if (last?.run !== run || last.index !== index) {
        found = null;
        shape = shapeOf(racerNetwork(run.spec, index, catalogue).network, task.inputs, task.outputs);
      }
      const chosen = {
        run,
        index,
        track,
        row: Math.min(row(), track.count - 1),
        shape: /** @type {any} */ (shape),
        task,
      };
      if (!same(chosen, last)) ask(chosen);
      last = chosen;
      return chosen;
    },
  };
}
