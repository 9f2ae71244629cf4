/** How learning rates move together. */
import { RATE_LINKS } from '../core/state.js';
import { h } from './element.js';
import { icon } from './icons.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Pick<import('./racer-card.js').CardProps, 'state' | 'i18n'>} props
 * @returns {HTMLElement}
 */
export function linkRates(scope, { state, i18n }) {
  const take = () => {
    state.linkRates.value = /** @type {import('../core/state.js').RateLink} */ (select.value);
  };
  const options = RATE_LINKS.map((link) =>
    scope.text(h('option', { value: link }), () => i18n.t(`racers.link_${link}`)),
  );
  const select = h('select', { class: 'field', 'data-test': 'link-rates', onchange: take }, ...options);
  scope.attr(select, 'aria-label', () => i18n.t('racers.link'));
  scope.watch(() => {
    select.value = state.linkRates.value;
  }, [state.linkRates]);
  return scope.attr(h('label', { class: 'link-rates' }, icon('link'), select), 'title', () =>
    i18n.t('racers.link_help'),
  );
}
