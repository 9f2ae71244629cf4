/**
 * What a view draws of a run at the playhead: the racers along the parameters shown, pinned runs as their ghosts, the moment. One
 * reading of the run serves every view.
 */
import { problemId } from '../core/problem.js';
import { alongParameters, placesOf } from '../core/projection.js';
import { racerKeys } from '../core/spec.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {{ track: RacerTrack, style: Style, key: string, likeness: string, ghost?: boolean }} Drawn */
/**
 * @typedef {object} Picture
 * @property {object} token another where anything but the moment is another
 * @property {readonly Drawn[]} racers in the spec's order
 * @property {readonly Drawn[]} ghosts of pinned runs
 * @property {readonly Alone[]} alone each racer with its own ghosts
 */
/** @typedef {{ token: string, drawn: readonly Drawn[] }} Alone ghosts first; the same token as long as the paths are, in a newer run too */

/**
 * @param {Pick<ViewContext, 'catalogue' | 'pinned' | 'ground'>} ctx
 */
export function createPicture({ catalogue, pinned, ground }) {
  /** @type {Picture | null} */
  let known = null;
  /** @type {readonly unknown[]} */
  let made = [];

  const drawn = (/** @type {RunTrack} */ run, /** @type {readonly string[]} */ shown, /** @type {boolean} */ ghost) => {
    const places = placesOf(shown, run.parameters);
    const keys = racerKeys(run.racers.map(({ spec }) => spec));
    return run.racers.map((track, i) => ({
      track: alongParameters(track, places),
      style: track.spec.style ?? catalogue.rule(track.spec.rule).style,
      key: /** @type {string} */ (keys[i]),
      likeness: run.likeness(i),
      ghost,
    }));
  };
  return {
    /**
     * @param {RunTrack | null} run
     * @returns {Picture | null} null while the ground on screen is not the run's
     */
    read(run) {
      const here = ground.value;
      if (!run || !here || problemId(here.problem) !== problemId(run.asked.problem)) return null;
      const shown = here.landscape.parameters;
      const same = (/** @type {RunTrack | null} */ other) =>
        other !== null && problemId(other.asked.problem) === problemId(run.asked.problem);
      const others = pinned.runs.value.map(({ track }) => track).filter(same);
      const parts = [run, shown.join(), ...others];
      if (parts.length !== made.length || parts.some((part, i) => part !== made[i])) {
        const racers = drawn(run, shown, false);
        const ghosts = others.flatMap((other) => drawn(/** @type {RunTrack} */ (other), shown, true));
        known = { token: {}, racers, ghosts, alone: racers.map((racer) => alone(racer, ghosts, shown)) };
        made = parts;
      }
      return known;
    },
  };
}

/**
 * @param {Drawn} racer
 * @param {readonly Drawn[]} ghosts
 * @param {readonly string[]} shown
 * @returns {Alone}
 */
function alone(racer, ghosts, shown) {
  const drawn = [...ghosts.filter(({ key }) => key === racer.key), racer];
  return { token: JSON.stringify([shown, ...drawn.map(({ likeness }) => likeness)]), drawn };
}
