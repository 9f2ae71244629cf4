/** Which racer the inspector tells of: its sign, and a list of them all. */
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} RacerChoiceProps
 */

/**
 * @param {Element} root
 * @param {RacerChoiceProps} props
 * @returns {() => void}
 */
export function mountRacerChoice(root, { state, catalogue, i18n }) {
  const sign = h('span', { class: 'racer-choice-sign' });
  const select = h('select', { class: 'field', 'data-test': 'inspector-racer' });
  select.addEventListener('change', () => {
    state.focus.value = Number(select.value);
  });
  const label = h('label', { class: 'racer-choice' }, sign, select);
  root.append(label);
  const scope = createScope(i18n, label);
  scope.attr(select, 'aria-label', () => i18n.t('inspector.racer'));
  const looks = () =>
    state.spec.value.racers.map(({ rule, label: name, style }) => {
      const entry = catalogue.rule(rule);
      return { name: name ?? entry.label, style: style ?? entry.style };
    });
  const known = computed(() => JSON.stringify(looks()), [state.spec]);
  scope.watch(() => {
    select.replaceChildren(...looks().map(({ name }, i) => h('option', { value: i }, name)));
  }, [known]);
  scope.watch(() => {
    const chosen = looks()[state.focus.value];
    select.value = String(state.focus.value);
    sign.replaceChildren(...(chosen ? [swatch(chosen.style)] : []));
  }, [known, state.focus]);
  return scope.dispose;
}
