/**
 * The plane that a problem of more than two parameters is drawn on: two of them vary, the others stand where the chosen racer has them.
 */
import { computed } from '../core/signal.js';

/** @typedef {import('../core/landscape.js').Plane} Plane */
/** @typedef {import('./context.js').SceneContext} SceneContext */

/** A picture has two axes. */
const AXES = 2;

/**
 * The plane, or null where the problem has no more parameters than a picture has axes. `own.axes` are the names chosen. It follows
 * the chosen racer when the playhead rests, and stays where it was while it moves.
 * @param {Pick<SceneContext, 'state' | 'player' | 'runs'>} ctx
 * @returns {import('../core/signal.js').Readable<Plane | null>}
 */
export function watchPlane({ state, player, runs }) {
  let before = '';
  /** @type {readonly number[] | undefined} */
  let at;
  const read = () => {
    const { problem, start } = state.spec.value;
    const parameters = problem.kind === 'formula' ? (problem.parameters ?? []) : [];
    if (parameters.length <= AXES) return null;
    const now = JSON.stringify([problem, start]);
    if (!player.playing.value || now !== before) at = pointNow(parameters) ?? start ?? undefined;
    before = now;
    return { axes: shownAxes(state.own.value.axes, parameters), at };
  };
  const pointNow = (/** @type {readonly string[]} */ parameters) => {
    const run = runs.current.value;
    const track = run?.racers[state.focus.value];
    if (!track || track.count === 0 || run.parameters.join() !== parameters.join()) return null;
    return parameters.map((_, axis) => track.at('params', player.step.value, axis));
  };
  return computed(read, [state.spec, state.own, state.focus, player.playing, player.step]);
}

/**
 * The two parameters shown: as chosen, or the first two.
 * @param {unknown} chosen
 * @param {readonly string[]} parameters
 * @returns {readonly string[]}
 */
export function shownAxes(chosen, parameters) {
  const names = Array.isArray(chosen) ? chosen : [];
  const good = names.length === AXES && names[0] !== names[1] && names.every((name) => parameters.includes(name));
  return good ? names : parameters.slice(0, AXES);
}
