/** What a racer is, apart from its knobs: name, sign, direction, start, and its place in the line. */
import { renameRacer, setDirection } from '../core/racers.js';
import { h } from './element.js';
import { ownStart } from './own-start.js';
import { racerActions } from './racer-actions.js';
import { createScope } from './scope.js';
import { signPicker } from './sign-picker.js';
import { variantPickers } from './variant-pickers.js';

/** @typedef {import('./racer-card.js').CardProps & {racerKey: string}} EditorProps */

/**
 * @param {Element} root
 * @param {EditorProps} props
 * @returns {() => void}
 */
export function mountRacerEditor(root, props) {
  const element = h('div', { class: 'racer-editor', 'data-test': `racer-${props.racerKey}-editor` });
  root.append(element);
  const scope = createScope(props.i18n, element);
  element.append(
    racerActions(scope, props),
    nameInput(scope, props),
    signPicker(scope, props),
    direction(scope, props),
    ownStart(scope, props),
    ...variantPickers(scope, props),
  );
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {EditorProps} props
 */
function nameInput(scope, { state, catalogue, i18n, index, racerKey }) {
  const take = () => state.updateSpec((spec) => renameRacer(spec, index, input.value, catalogue));
  const input = h('input', {
    class: 'field racer-name',
    'data-test': `racer-${racerKey}-name`,
    maxlength: catalogue.limits.label ?? null,
    autocomplete: 'off',
    spellcheck: 'false',
    onchange: take,
  });
  scope.watch(() => {
    input.value = state.spec.value.racers[index]?.label ?? '';
  }, [state.spec]);
  const words = scope.text(h('span'), () => i18n.t('racer.name'));
  return h('label', { class: 'labelled' }, words, input);
}

/**
 * Plus or minus: whether the step is taken off or added.
 * @param {import('./scope.js').Scope} scope
 * @param {EditorProps} props
 */
function direction(scope, props) {
  const { i18n, racerKey } = props;
  const options = [segment(scope, 'minus', 'W − Δ', props), segment(scope, 'plus', 'W + Δ', props)];
  const group = h('div', { class: 'segments', role: 'radiogroup' }, ...options);
  group.dataset.test = `racer-${racerKey}-sign`;
  return scope.attr(group, 'aria-label', () => i18n.t('racer.direction'));
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {'minus' | 'plus'} sign
 * @param {string} formula
 * @param {EditorProps} props
 */
function segment(scope, sign, formula, { state, i18n, index, racerKey }) {
  const test = `racer-${racerKey}-sign`;
  const take = () => state.updateSpec((spec) => setDirection(spec, index, sign));
  const radio = h('input', { type: 'radio', name: test, value: sign, 'data-test': `${test}-${sign}`, onchange: take });
  scope.watch(() => {
    radio.checked = (state.spec.value.racers[index]?.sign ?? 'minus') === sign;
  }, [state.spec]);
  const label = h('label', { class: 'segment' }, radio, h('span', { 'aria-hidden': 'true' }, formula));
  scope.attr(radio, 'aria-label', () => i18n.t(`racer.${sign}`));
  return scope.attr(label, 'title', () => i18n.t(`racer.${sign}`));
}
