/**
 * The curve of several minima in formulas with the run's numbers at the playhead: its loss, its gradient and, of plain descent, the
 * update. What another rule makes of the gradient, its own recorded lines tell.
 */
import { lossNumbers, slopeNumbers, WAVES, WAVES_LOSS, WAVES_SLOPE } from '../core/waves.js';
import { inside } from '../ui/live-lines.js';
import { MOVE, moved } from './curve-lines.js';

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {Pick<import('./context.js').SceneContext, 'state' | 'player' | 'runs'>} LinesContext */
/** @typedef {{ track: RacerTrack, step: number, at: number, height: number }} Here */

/**
 * @param {LinesContext} ctx
 * @param {boolean} plain whether the rule is plain descent
 * @returns {LiveLine[]}
 */
export function wavesLines(ctx, plain) {
  const fill = (/** @type {(here: Here) => import('../ui/live-lines.js').Filled | null} */ make) => () => {
    const here = readHere(ctx);
    return here && make(here);
  };
  const loss = fill(({ track, step, at, height }) => ({
    numbers: lossNumbers(at, height, inside),
    result: track.at('loss', step),
  }));
  const slope = fill(({ track, step, at, height }) => ({
    numbers: slopeNumbers(at, height, inside),
    result: track.at('grad', step),
  }));
  const lines = [
    { name: 'live-loss', formula: WAVES_LOSS, fill: loss },
    { name: 'live-gradient', formula: WAVES_SLOPE, fill: slope },
  ];
  return plain ? [...lines, { ...MOVE, fill: fill(({ track, step }) => moved(track, step)) }] : lines;
}

/** Null where the recorded gradient is not the curve's: it holds noise. @param {LinesContext} ctx @returns {Here | null} */
function readHere({ state, player, runs }) {
  const run = runs.current.value;
  const track = run?.racers[Math.min(state.focus.value, run.racers.length - 1)];
  const problem = run?.spec.problem;
  if (!run || !track || track.count === 0 || run.spec.noise) return null;
  if (problem?.kind !== 'surface' || problem.name !== WAVES) return null;
  const step = Math.min(player.step.value, track.count - 1);
  return { track, step, at: track.at('params', step), height: Number(problem.knobs?.height) };
}
