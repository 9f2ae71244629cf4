/**
 * What is drawn of each racer's update on the ground: in a slow step what its phases have brought, otherwise the symbol that is
 * pointed at in the inspector, for the racer inspected.
 */
import { inspectedRacer } from '../core/inspected-racer.js';
import { updateAt } from '../core/inspection.js';
import { drawablesOf, marksOfLight, marksOfPhase } from '../core/marks.js';
import { phaseAt } from '../core/phases.js';

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/inspection.js').Source} Source */
/** @typedef {import('../core/phases.js').Phase} Phase */
/** @typedef {import('../plots/arrows.js').Arrows} Arrows */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {{ source: Source, drawables: readonly import('../core/marks.js').Drawable[] }} Known */
/** @typedef {ReturnType<typeof createMarks>} Marks */

/**
 * @param {Pick<StageContext, 'state' | 'player' | 'runs' | 'catalogue' | 'ground' | 'hover' | 'lit'>} ctx
 */
export function createMarks({ state, player, runs, catalogue, ground, hover, lit }) {
  /** @type {WeakMap<RacerTrack, Known>} */
  const sources = new WeakMap();
  const know = (/** @type {RacerTrack} */ track, /** @type {RunTrack} */ run) => {
    const parameters = ground.value?.landscape.parameters ?? run.parameters;
    const source = inspectedRacer(catalogue.ruleOf(track.spec), track, { parameters, spec: run.spec });
    const known = { source, drawables: drawablesOf(source) };
    sources.set(track, known);
    return known;
  };
  const moment = () => ({ step: player.step.value, phase: player.phase.value, hover: hover.value });
  const chosen = (/** @type {RacerTrack} */ track, /** @type {RunTrack} */ run) =>
    run.racers[state.focus.value]?.spec === track.spec;
  /** A racer that has ended takes part in no further step; a step that is pointed at has no phases. */
  const phaseOf = (/** @type {Source} */ { rows, phases }) =>
    hover.value !== null || player.step.value >= rows - 1 ? null : phaseAt(player.phase.value, phases);
  const marksOf = (
    /** @type {Known} */ { source, drawables },
    /** @type {Phase | null} */ phase,
    /** @type {number} */ update,
  ) => {
    if (phase) return marksOfPhase(source, drawables, phase, update);
    return lit.value ? marksOfLight(source, drawables, lit.value, update) : [];
  };
  return {
    /**
     * @param {RacerTrack} track along the parameters that the ground shows
     * @returns {{ arrows: Arrows, phase: Phase | null } | null} null where there is nothing to draw
     */
    of(track) {
      const run = runs.current.value;
      const wanted = player.phase.value > 0 || (lit.value !== null && run !== null && chosen(track, run));
      if (!run || !wanted || track.count < 2) return null;
      const known = sources.get(track) ?? know(track, run);
      const { source } = known;
      const phase = phaseOf(source);
      const update = updateAt(moment(), source.rows);
      const marks = update < 1 ? [] : marksOf(known, phase, update);
      return marks.length > 0 ? { arrows: arrowsOf(source, update, marks), phase } : null;
    },
  };
}

/** @param {Source} source @param {number} update @param {Arrows['marks']} marks @returns {Arrows} */
function arrowsOf({ axes, sign, value }, update, marks) {
  const at = (/** @type {string} */ name, /** @type {number} */ axis) => value(name, axis, update - 1);
  const y = axes.length === 1 ? at('loss', 0) : at('params', 1);
  return { from: [at('params', 0), y], sign: sign === 'plus' ? 1 : -1, marks };
}
