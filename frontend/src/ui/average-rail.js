/** What the scene of averages is about to average: which series, how long each average remembers, and whether its bias is corrected. */
import { DRAWN, RULE_STATES, readChoice, SHAPES } from '../core/average-choice.js';
import { computed } from '../core/signal.js';
import { betaKnob, ownKnob } from './average-knobs.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 *   refused: import('../core/signal.js').Readable<import('../core/state.js').Complaint | null>,
 *   ondraw: () => void,
 * }} AverageProps
 *   `refused` is what the server says of the present choice; `ondraw` begins a series drawn by hand
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('../core/average-choice.js').Choice} Choice
 */

/**
 * @param {Element} root
 * @param {AverageProps} props
 * @returns {() => void}
 */
export function mountAverageRail(root, props) {
  const { state, i18n } = props;
  const body = h('div', { class: 'rail-part' });
  root.append(body);
  const scope = createScope(i18n, body);
  const choice = computed(() => readChoice(state.own.value), [state.own]);
  const source = computed(() => choice.value.source, [choice]);
  const memory = h('div');
  const numbers = h('div');
  body.append(sourceSelect(scope, props, source), numbers, memory, correction(scope, props, choice));
  let inner = () => {};
  scope.watch(() => {
    inner();
    const shape = SHAPES.includes(source.value) ? ['size', 'noise', 'seed'] : [];
    const stops = shape.map((name) => mountKnob(numbers, ownKnob(name, props)));
    inner = () => stops.forEach((stop) => void stop());
  }, [source]);
  const looked = computed(
    () => JSON.stringify([source.value, choice.value.focus, choice.value.betas.length]),
    [choice],
  );
  let beta = () => {};
  scope.watch(() => {
    beta();
    beta = mountKnob(memory, betaKnob(choice.value, props));
  }, [looked]);
  scope.own(() => inner());
  scope.own(() => beta());
  return scope.dispose;
}

/** @param {Scope} scope @param {AverageProps} props @param {import('../core/signal.js').Readable<string>} source */
function sourceSelect(scope, { state, i18n, ondraw }, source) {
  const names = [...SHAPES, DRAWN, ...RULE_STATES.map((one) => one.source)];
  const options = names.map((name) =>
    scope.text(h('option', { value: name }), () => i18n.t(`averages.source_${name}`)),
  );
  const change = () => {
    if (select.value === DRAWN) ondraw();
    else state.own.value = { ...state.own.value, source: select.value };
  };
  const select = h('select', { class: 'field', 'data-test': 'source', onchange: change }, ...options);
  scope.watch(() => {
    select.value = source.value;
  }, [source]);
  const hint = scope.text(h('p', { class: 'quiet' }), () => i18n.t(`averages.hint_${source.value}`), [source]);
  const words = scope.text(h('span'), () => i18n.t('averages.source'));
  return h('div', {}, h('label', { class: 'labelled' }, words, select), hint);
}

/** @param {Scope} scope @param {AverageProps} props @param {import('../core/signal.js').Readable<Choice>} choice */
function correction(scope, { state, i18n }, choice) {
  const chosen = computed(() => (choice.value.corrected ? 'on' : 'off'), [choice]);
  const label = () => i18n.t('averages.correction');
  const group = segments(scope, {
    test: 'corrected',
    label,
    options: ['off', 'on'].map((value) => ({ value, text: () => i18n.t(`averages.correction_${value}`) })),
    chosen,
    onchoose: (value) => {
      state.own.value = { ...state.own.value, corrected: value === 'on' };
    },
  });
  return h('div', { class: 'rail-choice' }, scope.text(h('span', { class: 'quiet' }), label), group);
}
