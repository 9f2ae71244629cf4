/** A choice knob: one of a few named values, as a segmented control. */
import { signal } from '../core/signal.js';
import { h } from './element.js';
import { knobName, knobProblem } from './knob-name.js';

/**
 * @typedef {Omit<import('./knob.js').KnobProps, 'knob' | 'value'> & {
 *   knob: import('../core/catalogue.js').ChoiceKnob,
 *   value: {value: string, subscribe: (fn: (value: string) => void) => () => void},
 * }} ChoiceProps
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {HTMLElement} element
 * @param {ChoiceProps} props
 */
export function choiceBody(scope, element, props) {
  const { knob, test } = props;
  const group = h('div', {
    class: 'segments',
    role: 'radiogroup',
    'data-test': test,
    'aria-labelledby': `${test}-name`,
    'aria-describedby': `${test}-help`,
  });
  group.append(...knob.options.map((option) => segment(scope, option, props)));
  element.append(
    h('div', { class: 'knob-head' }, knobName(scope, 'span', props)),
    group,
    knobProblem(scope, props, signal('')),
  );
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/catalogue.js').ChoiceKnob['options'][number]} option
 * @param {ChoiceProps} props
 */
function segment(scope, option, { value, i18n, test }) {
  const take = () => {
    value.value = option.value;
  };
  const radio = h('input', {
    type: 'radio',
    name: test,
    value: option.value,
    'data-test': `${test}-${option.value}`,
    onchange: take,
  });
  scope.watch(() => {
    radio.checked = value.value === option.value;
  }, [value]);
  const words = scope.text(h('span'), () => i18n.pick(option.label));
  return scope.attr(h('label', { class: 'segment' }, radio, words), 'title', () => i18n.pick(option.help));
}
