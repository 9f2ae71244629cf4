/** The rail: every racer's card, the link between their learning rates, and what holds for the whole run. */
import { computed } from '../core/signal.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { mountRacerCard } from './racer-card.js';
import { mountRunSettings } from './run-settings.js';
import { createScope } from './scope.js';

/**
 * @typedef {Omit<import('./racer-card.js').CardProps, 'index'>} RacersProps
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
  const title = scope.text(h('h2', { class: 'rail-title' }), () => i18n.t('racers.title'));
  body.append(h('header', { class: 'rail-head' }, title, linkToggle(scope, props)), cards);
  const fold = foldButton(scope, props, root);
  root.append(fold, body);
  scope.own(() => fold.remove());
  const line = computed(
    () => JSON.stringify(state.spec.value.racers.map(({ rule, label, style }) => [rule, label, style])),
    [state.spec],
  );
  let inner = () => {};
  scope.watch(() => {
    inner();
    const disposers = state.spec.value.racers.map((_, index) => mountRacerCard(cards, { ...props, index }));
    inner = () => disposers.forEach((dispose) => void dispose());
  }, [line]);
  scope.own(() => inner());
  scope.own(mountRunSettings(body, props));
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {RacersProps} props
 */
function linkToggle(scope, { state, i18n }) {
  const toggle = () => {
    state.linkRates.value = !state.linkRates.value;
  };
  const button = iconButton(scope, i18n, {
    icon: 'link',
    key: 'racers.link',
    onclick: toggle,
    test: 'link-rates',
    visible: true,
  });
  scope.attr(button, 'title', () => i18n.t('racers.link_help'));
  return scope.attr(button, 'aria-pressed', () => String(state.linkRates.value), [state.linkRates]);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {RacersProps} props
 * @param {HTMLElement} rail
 */
function foldButton(scope, { state, i18n }, rail) {
  const fold = (/** @type {boolean} */ folded) => {
    rail.toggleAttribute('data-folded', folded);
    setAttr(button, 'aria-expanded', String(!folded));
  };
  const toggle = () => fold(!rail.hasAttribute('data-folded'));
  const button = iconButton(scope, i18n, {
    icon: 'rail-close',
    key: 'racers.fold',
    onclick: toggle,
    test: 'rail-fold',
  });
  button.classList.add('rail-fold');
  button.setAttribute('aria-controls', 'rail-body');
  // The hall sees few controls: they fold away with the theme made for it.
  scope.watch(() => fold(state.theme.value === 'projector'), [state.theme]);
  return button;
}
