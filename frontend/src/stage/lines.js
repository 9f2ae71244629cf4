/**
 * The lines of a chart: a measure of every racer of the run, and of the pinned runs of the same problem. Computed once for each row,
 * however many charts show them.
 */

import { Series } from '../core/measures.js';
import { problemId } from '../core/problem.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/measures.js').Measure} Measure */
/** @typedef {import('../plots/step-chart.js').Line} Line */
/** @typedef {{ token: object, lines: readonly Line[] }} Lines */

/**
 * @param {Pick<import('./context.js').StageContext, 'catalogue' | 'pinned'>} ctx
 */
export function createLines({ catalogue, pinned }) {
  /** @type {WeakMap<Measure, { parts: readonly unknown[], lines: Lines }>} */
  const known = new WeakMap();
  const lineOf = (/** @type {RacerTrack} */ track, /** @type {Measure} */ measure, /** @type {boolean} */ ghost) => ({
    series: new Series(track, measure),
    style: track.spec.style ?? catalogue.rule(track.spec.rule).style,
    ghost,
  });
  return {
    /**
     * @param {RunTrack} run
     * @param {Measure} measure
     * @returns {Lines} `token` is another where the lines are others
     */
    of(run, measure) {
      const here = problemId(run.asked.problem);
      const tracks = pinned.runs.value.map(({ track }) => track);
      const ghosts = tracks.filter((other) => other !== null && problemId(other.asked.problem) === here);
      const parts = [run, ...ghosts];
      const before = known.get(measure);
      if (before && before.parts.length === parts.length && parts.every((part, i) => part === before.parts[i]))
        return before.lines;
      const lines = [
        ...ghosts.flatMap((other) => (other?.racers ?? []).map((track) => lineOf(track, measure, true))),
        ...run.racers.map((track) => lineOf(track, measure, false)),
      ];
      const made = { token: {}, lines };
      known.set(measure, { parts, lines: made });
      return made;
    },
  };
}
