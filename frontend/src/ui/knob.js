/**
 * One control of the catalogue: everything about it (name, range, scale, default, marks, help) is read from its declaration.
 *
 * @typedef {import('../core/catalogue.js').Knob} Knob
 * @typedef {import('../core/spec.js').KnobValue} KnobValue
 * @typedef {import('../core/state.js').Complaint} Complaint
 * @typedef {{value: KnobValue, subscribe: (fn: (value: KnobValue) => void) => () => void}} KnobSignal
 * @typedef {{
 *   knob: Knob, value: KnobSignal, error: import('../core/signal.js').Readable<Complaint | null>,
 *   i18n: import('../core/i18n.js').I18n, test: string, dragging?: import('../core/signal.js').Signal<boolean>,
 * }} KnobProps
 *   `error` is what the server refused; `dragging` is true while the slider is held
 */
import { h } from './element.js';
import { changesBody } from './knob-changes.js';
import { choiceBody } from './knob-choice.js';
import { numberBody } from './knob-number.js';
import { createScope } from './scope.js';

const BODIES = { number: numberBody, choice: choiceBody, changes: changesBody };

/**
 * @param {Element} root
 * @param {KnobProps} props
 * @returns {() => void}
 */
export function mountKnob(root, props) {
  const { knob, i18n, test } = props;
  const element = h('div', { class: `knob knob-${knob.kind}`, 'data-knob': knob.name });
  root.append(element);
  const scope = createScope(i18n, element);
  BODIES[knob.kind](scope, element, /** @type {any} */ (props));
  const help = scope.text(h('p', { class: 'knob-help', role: 'tooltip', id: `${test}-help` }), () =>
    i18n.pick(knob.help),
  );
  element.append(help);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') element.setAttribute('data-hushed', '');
  });
  element.addEventListener('focusout', () => element.removeAttribute('data-hushed'));
  return scope.dispose;
}
