/** The knobs of the scene of averages: of its series, and of the average that is looked at. */
import { readChoice, ruleState } from '../core/average-choice.js';
import { computed } from '../core/signal.js';
import { knobValue, setKnob } from '../core/spec.js';
import { errorAt, placeKey } from '../core/state.js';
import { ownField } from './own-field.js';

/**
 * @typedef {import('./average-rail.js').AverageProps} AverageProps
 * @typedef {import('../core/average-choice.js').Choice} Choice
 */

/** Bounds of the numbers that make a series; the server tells the size's upper one. */
const NUMBERS = /** @type {const} */ ({
  size: { minimum: 1, maximum: 5000, slider: [30, 2000], scale: 'log', whole: true },
  noise: { minimum: 0, maximum: 1e6, slider: [0, 10], scale: 'linear', whole: false },
  seed: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, slider: [0, 99], scale: 'linear', whole: true },
});

/**
 * A number that the series is made with.
 * @param {string} name
 * @param {AverageProps} props
 */
export function ownKnob(name, props) {
  const { state, catalogue, i18n } = props;
  const key = /** @type {keyof typeof NUMBERS} */ (name);
  const bounds = NUMBERS[key];
  const maximum = key === 'size' ? (catalogue.limits.series ?? bounds.maximum) : bounds.maximum;
  const knob = /** @type {import('../core/catalogue.js').NumberKnob} */ ({
    ...bounds,
    maximum,
    kind: 'number',
    name,
    default: readChoice({})[key],
    above_minimum: false,
    below_maximum: false,
    symbol: '',
    label: i18n.text(`averages.${key}`),
    help: i18n.text(`averages.${key}_help`),
    marks: [],
  });
  const value = ownField(
    state,
    (own) => readChoice(own)[key],
    (_, next) => ({ [key]: next }),
  );
  return {
    knob,
    value: /** @type {any} */ (value),
    error: refusedAt(props, ['series', key]),
    i18n,
    test: `own-${key}`,
    dragging: state.dragging,
  };
}

/**
 * The knob of the average that is looked at; of a rule's state it is the rule's own.
 * @param {Choice} choice
 * @param {AverageProps} props
 */
export function betaKnob(choice, props) {
  const { state, catalogue, i18n } = props;
  const rule = ruleState(choice);
  const knobOf = (/** @type {string} */ name, /** @type {string} */ knob) =>
    /** @type {import('../core/catalogue.js').NumberKnob} */ (
      catalogue.rule(name).knobs.find((one) => one.name === knob)
    );
  const common = { error: refusedAt(props, ['betas', choice.focus]), i18n, test: 'own-beta', dragging: state.dragging };
  if (rule) {
    const knob = knobOf(rule.rule, rule.knob);
    const index = () => state.spec.value.racers.findIndex((racer) => racer.rule === rule.rule);
    const value = {
      get value() {
        return knobValue(state.spec.value.racers[index()]?.knobs, knob);
      },
      set value(/** @type {any} */ next) {
        state.updateSpec((spec) => setKnob(spec, index(), rule.knob, next));
      },
      subscribe: (/** @type {(value: any) => void} */ fn) => state.spec.subscribe(() => fn(value.value)),
    };
    return { ...common, knob, value };
  }
  const own = knobOf('momentum', 'beta');
  const knob = { ...own, label: i18n.text('averages.beta'), help: i18n.text('averages.beta_help') };
  const at = choice.focus;
  const value = ownField(
    state,
    (now) => readChoice(now).betas[at] ?? Number.NaN,
    (now, next) => ({ betas: readChoice(now).betas.map((beta, i) => (i === at ? next : beta)) }),
  );
  return { ...common, knob, value: /** @type {any} */ (value) };
}

/** @param {AverageProps} props @param {readonly (string | number)[]} where */
function refusedAt({ refused }, where) {
  const read = () => (refused.value ? errorAt({ [placeKey(refused.value.where)]: refused.value }, where) : null);
  return computed(read, [refused]);
}
