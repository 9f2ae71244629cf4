/** The rail: every racer's card, the link between their learning rates, and what holds for the whole run. */
import { computed, signal } from '../core/signal.js';
import { mountAddRacer } from './add-racer.js';
import { h } from './element.js';
import { linkRates } from './link-rates.js';
import { mountRacerCard } from './racer-card.js';
import { mountRunSettings } from './run-settings.js';
import { createScope } from './scope.js';

/**
 * @typedef {Omit<import('./racer-card.js').CardProps, 'index' | 'editing'>} RacersProps
 */

/**
 * @param {HTMLElement} root
 * @param {RacersProps} props
 * @returns {() => void}
 */
export function mountRacers(root, props) {
  const { state, i18n } = props;
  const cards = h('div', { class: 'cards' });
  const body = h('div', { class: 'rail-body', id: 'rail-body' });
  const scope = createScope(i18n, body);
  const title = scope.text(h('h2', { class: 'heard' }), () => i18n.t('racers.title'));
  body.append(h('header', { class: 'rail-head' }, title, linkRates(scope, props)), cards);
  root.append(body);
  // A card is for one racer of one rule: names, signs and knobs change inside it.
  const line = computed(
    () => state.spec.value.racers.map(({ rule, l2_form }) => (l2_form ? `${rule}+` : rule)).join(),
    [state.spec],
  );
  const editing = signal(/** @type {number | null} */ (null));
  let inner = () => {};
  let rules = '';
  scope.watch(() => {
    const { racers } = state.spec.value;
    const held = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.test;
    inner();
    const known = rules;
    rules = racers.map(({ rule }) => rule).join();
    if (rules !== known) editing.value = null;
    const disposers = racers.map((_, index) => mountRacerCard(cards, { ...props, index, editing }));
    inner = () => disposers.forEach((dispose) => void dispose());
    // A racer that begins to decay gets another card; whoever chose that goes on from there.
    if (rules === known && held)
      /** @type {HTMLElement | null} */ (cards.querySelector(`[data-test="${held}"]`))?.focus();
  }, [line]);
  scope.own(() => inner());
  scope.own(mountAddRacer(body, props));
  scope.own(mountRunSettings(body, props));
  return scope.dispose;
}
