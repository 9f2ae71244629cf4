/** Each rule's line that is such an average, and a button that averages what that rule averaged. */
import { RULE_STATES, readChoice } from '../core/average-choice.js';
import { formatNumber } from '../core/format.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { knobSymbols, typeset } from './formula.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {import('../core/signal.js').Readable<(import('../core/average-choice.js').RuleState & { difference: number }) | null>} Agreement */

/**
 * @param {Element} root
 * @param {Pick<import('./average-rail.js').AverageProps, 'state' | 'catalogue' | 'i18n'> & { agreement: Agreement }} props
 *   `agreement` says how far what a rule recorded is from the average
 * @returns {() => void}
 */
export function mountAverageLinks(root, { state, catalogue, i18n, agreement }) {
  const element = h('section', { 'data-test': 'links' });
  root.append(element);
  const scope = createScope(i18n, element);
  const source = computed(() => readChoice(state.own.value).source, [state.own]);
  const rows = RULE_STATES.map((one) => {
    const rule = catalogue.rule(one.rule);
    const line = rule.lines.find(({ target }) => target === one.state);
    const formula = h(
      'span',
      { class: 'formula' },
      ...typeset(`${one.state} = ${line?.expression.replaceAll('**', '^')}`, knobSymbols(rule.knobs)),
    );
    const take = () => {
      state.own.value = { ...state.own.value, source: one.source };
    };
    const button = h('button', { type: 'button', class: 'chip', 'data-test': `link-${one.source}`, onclick: take });
    button.append(swatch(rule.style), h('span', {}, rule.label), formula);
    scope.attr(button, 'aria-pressed', () => String(source.value === one.source), [source]);
    return h('li', {}, button);
  });
  const title = scope.text(h('h2', { class: 'rail-title' }), () => i18n.t('averages.link'));
  const words = scope.text(h('p', { class: 'quiet' }), () => i18n.t('averages.link_story'));
  const agrees = h('p', { 'data-test': 'agreement', 'aria-live': 'polite' });
  const told = () => {
    if (!agreement.value) return '';
    const { rule, state: name, difference } = agreement.value;
    agrees.dataset.value = String(difference);
    return i18n.t('averages.agreement', {
      rule: catalogue.rule(rule).label,
      name,
      difference: formatNumber(difference),
    });
  };
  scope.text(agrees, told, [agreement]);
  element.append(title, words, h('ul', { class: 'legend legend-tall' }, ...rows), agrees);
  return scope.dispose;
}
