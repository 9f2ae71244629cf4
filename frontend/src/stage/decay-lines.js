/**
 * Weight decay in formulas with the chosen racer's numbers: what it adds to this step, and where the run must end.
 */
import { BOWL, boxed, isBowl, penalised } from '../core/decay-spec.js';
import { inside, short } from '../ui/live-lines.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {Pick<SceneContext, 'state' | 'player' | 'runs'>} LinesContext */
/** @typedef {{ run: RunTrack, track: RacerTrack, step: number, l2: number }} Here */

/** The form of the chosen racer's decay, with the rule where it decides the end; empty where there is none. */
export function chosenForm(/** @type {LinesContext['state']} */ { spec, focus }) {
  const { racers, problem } = spec.value;
  const racer = racers[Math.min(focus.value, racers.length - 1)];
  if (problem.kind === 'network') return 'network';
  if (!racer?.l2_form) return '';
  const adaptive = racer.rule.startsWith('adam') && racer.l2_form === 'decoupled';
  return adaptive ? 'boxed' : racer.l2_form;
}

/**
 * @param {LinesContext} ctx
 * @param {string} form
 * @returns {LiveLine[]}
 */
export function decayLines(ctx, form) {
  const fill = (/** @type {(here: Here) => { numbers: string, result: number }} */ make) => () => {
    const here = readHere(ctx);
    return here && make(here);
  };
  if (form === 'network') return networkLines(fill);
  if (form === '') return [];
  const pulls =
    form === 'coupled'
      ? line('live-gradient', 'G = dJ/dW + λ*W', fill(penalty))
      : line('live-pull', form === 'as_printed' ? 'λ*W' : 'α*λ*W', fill(pull));
  const move = line('live-move', 'W := W - Δ', fill(moved));
  return isBowl(ctx.state.spec.value.problem) && form !== 'as_printed'
    ? [pulls, move, ...ends(form, fill)]
    : [pulls, move];
}

/** @param {string} name @param {string} formula @param {LiveLine['fill']} fill @returns {LiveLine} */
function line(name, formula, fill) {
  return { name, formula, fill };
}

/** @typedef {(make: (here: Here) => { numbers: string, result: number }) => LiveLine['fill']} Fill */

/** @param {string} form @param {Fill} fill @returns {LiveLine[]} */
function ends(form, fill) {
  const square = form === 'boxed';
  return ['x', 'y'].map((name, axis) => {
    const [least, bend] = [Number(BOWL.minimum[axis]), Number(BOWL.curvatures[axis])];
    const formula = square ? `${name} → min(${least}, 1/λ)` : `${name} → ${bend * least}/(${bend} + λ)`;
    return line(
      `live-end-${name}`,
      formula,
      fill(({ l2 }) => ({
        numbers: square ? `min(${least}, 1/${short(l2)})` : `${bend * least}/(${bend} + ${short(l2)})`,
        result: Number((square ? boxed : penalised)(l2)[axis]),
      })),
    );
  });
}

/** @param {Fill} fill @returns {LiveLine[]} */
function networkLines(fill) {
  return [
    line(
      'live-share',
      'λ/M',
      fill(({ run, l2 }) => {
        const count = /** @type {any} */ (run.besides.data).train.x.length;
        return { numbers: `${short(l2)}/${count}`, result: l2 / count };
      }),
    ),
    line(
      'live-norm',
      '|W|/|W_0|',
      fill(({ track, step }) => {
        const [now, first] = [track.at('weight_norm', step), track.at('weight_norm', 0)];
        return { numbers: `${short(now)}/${short(first)}`, result: now / first };
      }),
    ),
  ];
}

/** What update `step + 1` saw and did, along x. @param {Here} here */
function penalty({ track, step, l2 }) {
  const next = Math.min(step + 1, track.count - 1);
  const numbers = `${inside(track.at('grad', next - 1))} + ${short(l2)} × ${inside(track.at('params', next - 1))}`;
  return { numbers, result: track.at('G', next) };
}

/** @param {Here} here */
function pull({ track, step, l2 }) {
  const next = Math.min(step + 1, track.count - 1);
  const rate = track.spec.l2_form === 'as_printed' ? '' : `${short(track.at('alpha', next))} × `;
  return { numbers: `${rate}${short(l2)} × ${inside(track.at('params', next - 1))}`, result: track.at('pull', next) };
}

/** @param {Here} here */
function moved({ track, step }) {
  const next = Math.min(step + 1, track.count - 1);
  return {
    numbers: `${short(track.at('params', next - 1))} − ${inside(track.at('step', next))}`,
    result: track.at('params', next),
  };
}

/** @param {LinesContext} ctx @returns {Here | null} */
function readHere({ state, player, runs }) {
  const run = runs.current.value;
  const track = run?.racers[Math.min(state.focus.value, run.racers.length - 1)];
  if (!run || !track || track.count < 2) return null;
  if ((run.spec.problem.kind === 'network') !== (state.spec.value.problem.kind === 'network')) return null;
  const l2 = Number(track.spec.l2_form ? track.spec.knobs?.l2 : (track.spec.network?.l2 ?? 0));
  return { run, track, step: Math.min(player.step.value, track.count - 1), l2 };
}
