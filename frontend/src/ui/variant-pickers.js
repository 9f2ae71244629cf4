/** The variant of its rule that a racer follows: weight decay in one of its forms, averages corrected or not. */
import { setCorrected, setDecayForm } from '../core/racers.js';
import { corrects } from '../core/variants.js';
import { h } from './element.js';

/** @typedef {import('./racer-editor.js').EditorProps} EditorProps */
/** @typedef {import('./scope.js').Scope} Scope */

/**
 * @param {Scope} scope
 * @param {EditorProps} props
 * @returns {HTMLElement[]}
 */
export function variantPickers(scope, props) {
  const { state, catalogue, index } = props;
  const { problem, racers } = state.spec.value;
  const rule = catalogue.rule(racers[index]?.rule ?? '');
  // A network's decay is its own, and leaves its biases out.
  const decay = problem.kind === 'network' ? [] : [decayPicker(scope, props)];
  return corrects(rule) ? [...decay, correction(scope, props)] : decay;
}

/** @param {Scope} scope @param {EditorProps} props */
function decayPicker(scope, { state, catalogue, i18n, index, racerKey }) {
  const { forms, knob } = catalogue.decay;
  const none = scope.text(h('option', { value: '' }), () => i18n.t('racer.no_decay'));
  const options = forms.map(({ value, label }) => scope.text(h('option', { value }), () => i18n.pick(label)));
  const change = () => state.updateSpec((spec) => setDecayForm(spec, index, select.value || null));
  const test = `racer-${racerKey}-decay`;
  const select = h('select', { class: 'field', 'data-test': test, onchange: change }, none, ...options);
  scope.watch(() => {
    select.value = state.spec.value.racers[index]?.l2_form ?? '';
  }, [state.spec]);
  scope.attr(select, 'title', () => {
    const form = forms.find(({ value }) => value === select.value);
    return form ? i18n.pick(form.help) : '';
  });
  const words = scope.text(h('span'), () => i18n.pick(knob.label));
  return h('label', { class: 'labelled' }, words, select);
}

/** @param {Scope} scope @param {EditorProps} props */
function correction(scope, { state, i18n, index, racerKey }) {
  const change = () => state.updateSpec((spec) => setCorrected(spec, index, box.checked));
  const box = h('input', { type: 'checkbox', 'data-test': `racer-${racerKey}-corrected`, onchange: change });
  scope.watch(() => {
    box.checked = state.spec.value.racers[index]?.corrected !== false;
  }, [state.spec]);
  const words = scope.text(h('span'), () => i18n.t('racer.corrected'));
  return h('label', { class: 'check' }, box, words);
}
