/**
 * The formulas of gradient descent on the notes' curve, with the chosen racer's numbers at the playhead put in.
 */
import { largestDifference } from '../core/difference.js';
import { factorOf, PARABOLA } from '../core/parabola.js';
import { inside, short } from '../ui/live-lines.js';
import { formOf } from './closed-form-chart.js';

/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {{ track: RacerTrack, form: Float64Array, step: number, at: number, alpha: number, sign: 'minus' | 'plus' }} Here */

const { minimum, curvature } = PARABOLA;
/** The update of plain descent, whatever the curve. */
export const MOVE = Object.freeze({ name: 'live-move', formula: 'W := W ∓ α dJ/dW' });

/**
 * @param {Pick<SceneContext, 'state' | 'player' | 'runs' | 'catalogue'>} ctx
 * @returns {LiveLine[]}
 */
export function curveLines(ctx) {
  const line = (
    /** @type {string} */ name,
    /** @type {string} */ formula,
    /** @type {(here: Here) => any} */ fill,
  ) => ({
    name,
    formula,
    fill: () => {
      const here = readHere(ctx);
      return here && fill(here);
    },
  });
  return [
    line('live-gradient', `dJ/dW = ${curvature}*(W - ${minimum})`, ({ track, step, at }) => ({
      numbers: `${curvature} × (${short(at)} − ${minimum})`,
      result: track.at('grad', step),
    })),
    line(MOVE.name, MOVE.formula, ({ track, step }) => moved(track, step)),
    line(
      'live-form',
      `W_t = ${minimum} + (W_0 - ${minimum})*(1 ∓ ${curvature}*α)^t`,
      ({ track, form, step, alpha, sign }) => ({
        numbers: `${minimum} + ${inside(track.at('params', 0) - minimum)} × ${inside(factorOf(alpha, sign))}^${step}`,
        result: Number(form[step]),
      }),
    ),
  ];
}

/**
 * The update that follows a step; at the end there is none, and the one that led there is told.
 * @param {RacerTrack} track
 * @param {number} step
 */
export function moved(track, step) {
  const from = Math.min(step, track.count - 2);
  if (from < 0) return null;
  const numbers = [track.at('params', from), track.at('alpha', from + 1)].map((value) => short(value));
  return {
    numbers: `${numbers.join(track.spec.sign === 'plus' ? ' + ' : ' − ')} × ${inside(track.at('grad', from))}`,
    result: track.at('params', from + 1),
  };
}

/**
 * How far the chosen racer's recorded run is from its closed form at the most, or null where it has none.
 * @param {Pick<SceneContext, 'state' | 'runs' | 'catalogue'>} ctx
 */
export function formDifference({ state, runs, catalogue }) {
  const run = runs.current.value;
  const form = run && formOf(run, state.focus.value, catalogue);
  const track = run?.racers[state.focus.value];
  return form && track ? largestDifference(track.column('params', 0).subarray(0, form.length), form) : null;
}

/** @param {Pick<SceneContext, 'state' | 'player' | 'runs' | 'catalogue'>} ctx @returns {Here | null} */
function readHere({ state, player, runs, catalogue }) {
  const run = runs.current.value;
  const track = run?.racers[state.focus.value];
  const form = run && formOf(run, state.focus.value, catalogue);
  if (!track || !form || track.count === 0) return null;
  const step = Math.min(player.step.value, track.count - 1);
  const { sign = 'minus', knobs } = track.spec;
  return { track, form, step, at: track.at('params', step), alpha: Number(knobs?.alpha), sign };
}
