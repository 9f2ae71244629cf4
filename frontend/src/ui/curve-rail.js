/** What a curve is descended with: which curve, the rate for all its racers, the start, and, on several minima, the rule. */
import { curveSpec, hasSeveral, rateRange, withRule } from '../core/curve-spec.js';
import { computed } from '../core/signal.js';
import { knobValue, setKnobOfAll } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { mountRegimes } from './regimes.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';
import { specField } from './spec-field.js';
import { startPicker } from './start-picker.js';

/**
 * @typedef {import('./regimes.js').CurveProps} CurveProps
 * @typedef {import('./scope.js').Scope} Scope
 */

/** The notes' curve: from so slow that nothing seems to happen to beyond where it diverges. */
const SLIDER = /** @type {const} */ ([0.1, 12]);

/**
 * @param {Element} root
 * @param {CurveProps} props
 * @returns {() => void}
 */
export function mountCurveRail(root, props) {
  const { state, i18n } = props;
  const element = h('div', { class: 'rail-part' });
  root.append(element);
  const scope = createScope(i18n, element);
  const several = computed(() => hasSeveral(state.spec.value), [state.spec]);
  const rate = h('div');
  element.append(curveChoice(scope, props, several), ruleChoice(scope, props, several), rate);
  element.append(startPicker(scope, props));
  const rule = computed(() => state.spec.value.racers[0]?.rule ?? '', [state.spec]);
  let inner = () => {};
  scope.watch(() => {
    inner();
    const stops = [mountKnob(rate, rateKnob(props))];
    if (!several.value) stops.push(mountRegimes(rate, props));
    inner = () => stops.forEach((stop) => void stop());
  }, [several, rule]);
  scope.own(() => inner());
  return scope.dispose;
}

/** @param {Scope} scope @param {CurveProps} props @param {import('../core/signal.js').Readable<boolean>} several */
function curveChoice(scope, { state, catalogue, i18n }, several) {
  return segments(scope, {
    test: 'curve',
    label: () => i18n.t('curve.curves'),
    options: ['one', 'several'].map((value) => ({ value, text: () => i18n.t(`curve.minima_${value}`) })),
    chosen: computed(() => (several.value ? 'several' : 'one'), [several]),
    onchoose: (value) => {
      state.spec.value = curveSpec(/** @type {'one' | 'several'} */ (value), catalogue);
    },
  });
}

/** @param {Scope} scope @param {CurveProps} props @param {import('../core/signal.js').Readable<boolean>} several */
function ruleChoice(scope, { state, catalogue, i18n }, several) {
  const options = catalogue.rules.map(({ name, label }) => h('option', { value: name }, label));
  const change = () => {
    state.spec.value = withRule(state.spec.value, select.value, catalogue);
  };
  const select = h('select', { class: 'field', 'data-test': 'rule', onchange: change }, ...options);
  const label = h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t('curve.rule')),
    select,
  );
  scope.watch(() => {
    select.value = state.spec.value.racers[0]?.rule ?? '';
    label.hidden = !several.value;
  }, [state.spec]);
  return label;
}

/** One rate for every racer. @param {CurveProps} props */
function rateKnob({ state, catalogue, i18n }) {
  const rule = catalogue.rule(state.spec.value.racers[0]?.rule ?? 'gd');
  const declared = /** @type {import('../core/catalogue.js').NumberKnob} */ (
    rule.knobs.find(({ name }) => name === 'alpha')
  );
  const value = specField(
    state,
    (spec) => knobValue(spec.racers[0]?.knobs, declared),
    (spec, next) => setKnobOfAll(spec, 'alpha', next, catalogue),
  );
  const knob = hasSeveral(state.spec.value)
    ? { ...declared, default: usual(state, catalogue), slider: rateRange(state.spec.value, catalogue), marks: [] }
    : {
        ...declared,
        default: 1,
        slider: SLIDER,
        scale: /** @type {const} */ ('linear'),
        marks: [5, 10].map((rate) => ({ value: rate, label: i18n.text(`curve.mark_${rate}`) })),
      };
  const error = computed(() => errorAt(state.errors.value, ['racers', 0, 'knobs', 'alpha']), [state.errors]);
  return { knob, value, error, i18n, test: 'curve-alpha', dragging: state.dragging };
}

/** @param {CurveProps['state']} state @param {CurveProps['catalogue']} catalogue */
function usual(state, catalogue) {
  const { problem, racers } = state.spec.value;
  return problem.kind === 'surface' ? Number(catalogue.surface(problem.name).rates[racers[0]?.rule ?? '']) : 1;
}
