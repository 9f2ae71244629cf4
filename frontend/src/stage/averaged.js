/**
 * The averages on screen: asked for as the choice changes, one question at a time. The player goes through the series, a value a step.
 */
import { readChoice, recordOf, ruleState, seriesOf } from '../core/average-choice.js';
import { newestOnly } from '../core/newest.js';
import { complaintOf } from '../core/refused.js';
import { computed, effect, signal } from '../core/signal.js';
import { knobValue } from '../core/spec.js';

/** @typedef {import('../core/average-choice.js').Choice} Choice */
/** @typedef {import('../core/averages.js').Averaged} Averaged */
/** @typedef {import('../core/state.js').Complaint} Complaint */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */
/** @typedef {{ choice: Choice, spec: RunSpec }} Wish */
/** @typedef {{ choice: Choice, averaged: Averaged, kept: Float64Array | null }} Shown `kept` is what the rule recorded, where the series is its gradients */

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'player' | 'catalogue'> & {
 *   averages: import('../core/averages.js').Averages, wholeRuns: import('../core/whole-runs.js').WholeRuns,
 * }} ctx
 */
export function watchAverages({ state, player, catalogue, averages, wholeRuns }) {
  const shown = signal(/** @type {Shown | null} */ (null));
  const refused = signal(/** @type {Complaint | null} */ (null));
  const asked = computed(() => questionKey(readChoice(state.own.value), state.spec.value), [state.own, state.spec]);

  const ask = async (/** @type {Wish} */ { choice, spec }) => {
    const rule = ruleState(choice);
    if (!rule) return { averaged: await averages.get({ series: seriesOf(choice), betas: choice.betas }), kept: null };
    const record = recordOf(await wholeRuns.get(spec), rule);
    if (!record) throw new Error(`the run has no ${rule.rule}`);
    const series = { kind: 'given', values: record.values };
    return { averaged: await averages.get({ series, betas: [betaOf(spec, rule, catalogue)] }), kept: record.kept };
  };
  const take = (/** @type {Pick<Shown, 'averaged' | 'kept'>} */ answer, /** @type {Wish} */ { choice }) => {
    refused.value = null;
    shown.value = { choice, ...answer };
    follow(answer.averaged.size);
  };
  const fail = (/** @type {unknown} */ problem) => {
    refused.value = complaintOf(problem);
  };
  const follow = (/** @type {number} */ size) => {
    player.total.value = size;
    player.last.value = size;
  };
  const turn = newestOnly(ask, take, fail);
  const question = () => turn({ choice: readChoice(state.own.value), spec: state.spec.value });
  follow(sizeOf(readChoice(state.own.value), state.spec.value));
  return { shown, refused, dispose: effect(question, [asked]) };
}

/**
 * How long the remembered past of a rule's state is: the knob of its racer.
 * @param {RunSpec} spec
 * @param {import('../core/average-choice.js').RuleState} state
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 */
export function betaOf(spec, { rule, knob }, catalogue) {
  const declared = catalogue.rule(rule).knobs.find(({ name }) => name === knob);
  const racer = spec.racers.find((one) => one.rule === rule);
  return declared ? Number(knobValue(racer?.knobs, declared)) : Number.NaN;
}

function sizeOf(/** @type {Choice} */ choice, /** @type {RunSpec} */ spec) {
  if (ruleState(choice)) return spec.steps;
  return choice.source === 'drawn' ? choice.drawn.length : choice.size;
}

/** Everything that changes the numbers; which average is looked at does not. */
function questionKey(/** @type {Choice} */ choice, /** @type {RunSpec} */ spec) {
  return ruleState(choice) ? JSON.stringify([choice.source, spec]) : JSON.stringify([seriesOf(choice), choice.betas]);
}
