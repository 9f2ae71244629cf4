/**
 * What each comparison of rules says in numbers: the rate that makes two forms one, what divides the steps, the first steps.
 */
import { pathDifferences } from '../core/path-difference.js';
import { short } from '../ui/live-lines.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {import('../core/rules-spec.js').Part} Part */
/** @typedef {{ run: RunTrack, one: RacerTrack, other: RacerTrack, step: number }} Here */
/** @typedef {(make: (here: Here) => { numbers: string, result: number }) => LiveLine['fill']} Fill */

/** @type {Readonly<Record<Part, (fill: Fill) => LiveLine[]>>} */
const LINES = { terms: () => [], forms: formLines, memory: memoryLines, bias: biasLines };

/**
 * @param {Pick<SceneContext, 'player' | 'runs'>} ctx
 * @param {Part} part
 * @returns {LiveLine[]}
 */
export function rulesLines({ player, runs }, part) {
  return LINES[part]((make) => () => {
    const run = runs.current.value;
    const [one, other] = run?.racers ?? [];
    if (!run || !one || !other || Math.min(one.count, other.count) < 2) return null;
    return fits(part, one, other) ? make({ run, one, other, step: player.step.value }) : null;
  });
}

/** Whether the racers are still such as the comparison is about. @param {Part} part @param {RacerTrack} one @param {RacerTrack} other */
function fits(part, one, other) {
  if (part === 'forms') return one.spec.rule === 'momentum' && other.spec.rule === 'momentum';
  return (
    part === 'terms' || (one.has('S') && other.has('S') && (part === 'bias' || (one.has('Sc') && other.has('Sc'))))
  );
}

const knob = (/** @type {RacerTrack} */ track, /** @type {string} */ name) => Number(track.spec.knobs?.[name]);

/** @param {Fill} fill @returns {LiveLine[]} */
function formLines(fill) {
  return [
    {
      name: 'live-heavy',
      formula: 'α*(1 − β)',
      fill: fill(({ one }) => {
        const [alpha, beta] = [knob(one, 'alpha'), knob(one, 'beta')];
        return { numbers: `${short(alpha)} × (1 − ${short(beta)})`, result: alpha * (1 - beta) };
      }),
    },
    {
      name: 'live-difference',
      formula: 'max |W_t − W′_t|',
      fill: fill(({ one, other }) => {
        const apart = pathDifferences(one, other);
        return { numbers: `max(${apart.map((most) => short(most)).join(', ')})`, result: Math.max(...apart) };
      }),
    },
  ];
}

/** @param {Fill} fill @returns {LiveLine[]} */
function memoryLines(fill) {
  return ['one', 'other'].flatMap((which, i) => {
    const of = (/** @type {Here} */ here) => (which === 'one' ? here.one : here.other);
    return [
      {
        name: `live-window-${i}`,
        formula: '1/(1 − β₂)',
        fill: fill((here) => {
          const beta2 = knob(of(here), 'beta2');
          return { numbers: `1/(1 − ${short(beta2)})`, result: 1 / (1 - beta2) };
        }),
      },
      {
        name: `live-divisor-${i}`,
        formula: '√Sc',
        fill: fill((here) => {
          const track = of(here);
          const square = track.at('Sc', Math.max(1, here.step));
          return { numbers: `√${short(square)}`, result: Math.sqrt(square) };
        }),
      },
    ];
  });
}

/** @param {Fill} fill @returns {LiveLine[]} */
function biasLines(fill) {
  return [
    {
      name: 'live-first',
      formula: '|ΔW_1| = α',
      fill: fill(({ one }) => ({ numbers: short(knob(one, 'alpha')), result: Math.abs(one.at('step', 1)) })),
    },
    {
      name: 'live-raw',
      formula: '|ΔW_1| = α*(1 − β₁)/√(1 − β₂)',
      fill: fill(({ other }) => {
        const [alpha, beta1, beta2] = ['alpha', 'beta1', 'beta2'].map((name) => short(knob(other, name)));
        return { numbers: `${alpha} × (1 − ${beta1})/√(1 − ${beta2})`, result: Math.abs(other.at('step', 1)) };
      }),
    },
    {
      name: 'live-factor',
      formula: '(1 − β₁^t)/√(1 − β₂^t)',
      fill: fill(({ other, step }) => {
        const [beta1, beta2, t] = [knob(other, 'beta1'), knob(other, 'beta2'), Math.max(1, step)];
        const numbers = `(1 − ${short(beta1)}^${t})/√(1 − ${short(beta2)}^${t})`;
        return { numbers, result: (1 - beta1 ** t) / Math.sqrt(1 - beta2 ** t) };
      }),
    },
  ];
}
