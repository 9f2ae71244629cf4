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
/** @typedef {Line & { likeness: string }} Known */

/**
 * @param {Pick<import('./context.js').StageContext, 'catalogue' | 'pinned'>} ctx
 */
export function createLines({ catalogue, pinned }) {
  /** @type {WeakMap<Measure, { parts: readonly unknown[], lines: { token: object, lines: readonly Known[] } }>} */
  const known = new WeakMap();
  const linesOf = (
    /** @type {RunTrack} */ run,
    /** @type {Measure} */ measure,
    /** @type {boolean} */ ghost,
    /** @type {readonly Known[]} */ before,
  ) =>
    run.racers.map((track, i) => {
      const likeness = run.likeness(i);
      const series = before.find((line) => line.likeness === likeness)?.series.of(track) ?? new Series(track, measure);
      return { series, style: track.spec.style ?? catalogue.rule(track.spec.rule).style, ghost, likeness };
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
      const computed = before?.lines.lines ?? [];
      const lines = [
        ...ghosts.flatMap((other) => (other ? linesOf(other, measure, true, computed) : [])),
        ...linesOf(run, measure, false, computed),
      ];
      const made = { token: {}, lines };
      known.set(measure, { parts, lines: made });
      return made;
    },
  };
}
