/**
 * A schedule's formula with the numbers of the next update in it; its result is the recorded rate, not computed again.
 */
import { epochOf } from '../core/schedule-race.js';
import { knobValue } from '../core/spec.js';
import { short } from '../ui/live-lines.js';

/**
 * @param {import('./context.js').SceneContext} ctx
 * @param {number} focus
 * @returns {import('../ui/live-lines.js').Filled | null}
 */
export function filledSchedule({ runs, player, catalogue }, focus) {
  const run = runs.current.value;
  const track = run?.racers[focus];
  if (!run || !track || track.count < 2) return null;
  const step = Math.min(player.step.value + 1, track.count - 1);
  const { schedule, knobs, rule } = track.spec;
  const entry = catalogue.schedule(schedule?.name ?? 'constant');
  const rate = catalogue.rule(rule).knobs.find(({ name }) => name === 'alpha');
  const own = entry.knobs.map((knob) => [knob.name, Number(knobValue(schedule?.knobs, knob))]);
  const values = { alpha0: Number(rate && knobValue(knobs, rate)), t: step, epoch: epochOf(run.spec, step) };
  return {
    numbers: substituted(entry.formula, { ...values, ...Object.fromEntries(own) }),
    result: track.at('alpha', step),
  };
}

/**
 * The right side of a formula with numbers for its names.
 * @param {string} formula
 * @param {Readonly<Record<string, number>>} values
 */
export function substituted(formula, values) {
  const right = formula.slice(formula.indexOf('=') + 1).trim();
  const named = right.replace(/[A-Za-z]\w*/g, (name) => (name in values ? short(Number(values[name])) : name));
  return named.replace(/\s*\*\s*/g, ' × ').replace(/ - /g, ' − ');
}
