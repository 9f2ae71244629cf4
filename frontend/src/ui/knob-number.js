/** A number knob: a value that can be typed, a slider on its scale, marks, and a way back to the default. */
import { signal } from '../core/signal.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { knobMarks } from './knob-marks.js';
import { knobName, knobProblem } from './knob-name.js';
import { numberInput } from './number-input.js';
import { slider } from './slider.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {Omit<import('./knob.js').KnobProps, 'knob' | 'value'> & {
 *   knob: import('../core/catalogue.js').NumberKnob,
 *   value: {value: number, subscribe: (fn: (value: number) => void) => () => void},
 * }} NumberProps
 */

/**
 * @param {Scope} scope
 * @param {HTMLElement} element
 * @param {NumberProps} props
 */
export function numberBody(scope, element, props) {
  const problem = signal('');
  const input = numberInput(scope, { ...props, bounds: props.knob, problem });
  const track = slider(scope, props);
  describe(scope, input, track, props, problem);
  element.append(
    h('div', { class: 'knob-head' }, knobName(scope, 'label', props), resetButton(scope, props), input),
    h('div', { class: 'knob-track' }, track, ...knobMarks(scope, props)),
    knobProblem(scope, props, problem),
  );
}

/**
 * @param {Scope} scope
 * @param {NumberProps} props
 */
export function resetButton(scope, { knob, value, i18n, test }) {
  const reset = () => {
    value.value = knob.default;
  };
  const button = iconButton(scope, i18n, { icon: 'reset', key: 'knob.reset', onclick: reset, test: `${test}-reset` });
  const name = () => i18n.t('knob.reset', { value: String(knob.default) });
  scope.attr(button, 'aria-label', name);
  scope.attr(button, 'title', name);
  button.classList.add('knob-reset');
  scope.watch(() => {
    button.toggleAttribute('data-idle', value.value === knob.default);
    button.disabled = value.value === knob.default;
  }, [value]);
  return button;
}

/**
 * @param {Scope} scope
 * @param {HTMLInputElement} input
 * @param {HTMLInputElement} track
 * @param {NumberProps} props
 * @param {import('../core/signal.js').Readable<string>} problem
 */
function describe(scope, input, track, { knob, i18n, error, test }, problem) {
  input.id = `${test}-input`;
  scope.attr(track, 'aria-label', () => i18n.pick(knob.label));
  track.setAttribute('aria-describedby', `${test}-help`);
  scope.watch(() => {
    const wrong = problem.value !== '' || error.value !== null;
    setAttr(input, 'aria-invalid', String(wrong));
    setAttr(input, 'aria-describedby', wrong ? `${test}-problem ${test}-help` : `${test}-help`);
  }, [problem, error]);
}
