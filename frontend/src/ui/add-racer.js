/** One more racer: a button that opens the list of rules. */
import { addRacer, mostRacers } from '../core/racers.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {Pick<import('./racer-card.js').CardProps, 'state' | 'catalogue' | 'i18n'>} AddProps */

/**
 * @param {Element} root
 * @param {AddProps} props
 * @returns {() => void}
 */
export function mountAddRacer(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'add-racer' });
  root.append(element);
  const scope = createScope(i18n, element);
  const list = h('ul', { class: 'add-rules', id: 'add-rules' });
  const open = (/** @type {boolean} */ opened) => {
    list.hidden = !opened;
    setAttr(button, 'aria-expanded', String(opened));
  };
  const button = iconButton(scope, i18n, {
    icon: 'add',
    key: 'racers.add',
    onclick: () => open(list.hidden === true),
    test: 'add-racer',
    visible: true,
  });
  setAttr(button, 'aria-controls', list.id);
  const add = (/** @type {string} */ rule) => {
    state.updateSpec((spec) => addRacer(spec, rule, catalogue));
    state.focus.value = state.spec.value.racers.length - 1;
    open(false);
    button.focus();
  };
  list.append(...catalogue.rules.map((rule) => option(scope, rule, i18n, () => add(rule.name))));
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    button.focus();
  });
  const most = mostRacers(catalogue);
  const full = scope.text(h('p', { class: 'quiet' }), () => i18n.t('racers.full', { most }));
  scope.watch(() => {
    const filled = state.spec.value.racers.length >= most;
    button.disabled = filled;
    full.hidden = !filled;
    if (filled) open(false);
  }, [state.spec]);
  element.append(button, list, full);
  open(false);
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/catalogue.js').RuleEntry} rule
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {() => void} onclick
 */
function option(scope, rule, i18n, onclick) {
  const button = h(
    'button',
    { type: 'button', class: 'add-rule', 'data-test': `add-racer-${rule.name}`, onclick },
    swatch(rule.style),
    rule.label,
  );
  return h(
    'li',
    {},
    scope.attr(button, 'title', () => i18n.pick(rule.title)),
  );
}
