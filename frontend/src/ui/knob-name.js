/** A knob's symbol and name; hovering them shows the help. */
import { complaintText } from './complaint.js';
import { h, setText } from './element.js';
import { lower } from './formula.js';

/**
 * @template {'label' | 'span'} K
 * @param {import('./scope.js').Scope} scope
 * @param {K} tag
 * @param {Pick<import('./knob.js').KnobProps, 'knob' | 'i18n' | 'test'>} props
 * @returns {HTMLElementTagNameMap[K]}
 */
export function knobName(scope, tag, { knob, i18n, test }) {
  const symbol = h('span', { class: 'knob-symbol' }, ...lower(knob.symbol));
  const words = h('span', { class: 'knob-words' });
  const name = h(tag, { class: 'knob-name', id: `${test}-name`, for: tag === 'label' ? `${test}-input` : null });
  name.append(symbol, words);
  scope.watch(() => {
    const label = i18n.pick(knob.label);
    setText(words, label === knob.symbol ? '' : label);
  }, [i18n.lang]);
  return name;
}

/**
 * What is wrong with a knob's value: found here while typing, or refused by the server.
 * @param {import('./scope.js').Scope} scope
 * @param {Pick<import('./knob.js').KnobProps, 'i18n' | 'error' | 'test'>} props
 * @param {import('../core/signal.js').Readable<string>} own what was found here, '' when nothing
 */
export function knobProblem(scope, { i18n, error, test }, own) {
  const element = h('p', { class: 'problem', id: `${test}-problem`, 'aria-live': 'polite' });
  return scope.text(element, () => own.value || (error.value ? complaintText(i18n, error.value) : ''), [own, error]);
}
