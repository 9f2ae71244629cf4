/** The errata of the notes: as printed, the right form, why, and a link to where the difference can be seen. */
import { ERRATA } from '../core/errata.js';
import { parseExpression } from '../core/expression.js';
import { h } from './element.js';
import { setExpression, setName } from './equation.js';
import { createScope } from './scope.js';
import { viewLink } from './view-link.js';

/** @typedef {import('../core/errata.js').Erratum} Erratum */
/** @typedef {{ i18n: import('../core/i18n.js').I18n, links: import('../core/links.js').Links }} ErrataProps */

const SYMBOLS = Object.freeze({
  ...{ alpha: 'α', alpha0: 'α₀', beta: 'β', beta2: 'β₂', gamma: 'γ', delta: 'δ', eps: 'ε', lambda: 'λ', mu: 'μ' },
});
const LEAVES = Object.freeze({
  times: '\u2009',
  name: (/** @type {string} */ name) => h('span', {}, ...letters(name)),
});

/** The notes' dW is a derivative, and epoch a word. @param {string} name @returns {(Node | string)[]} */
function letters(name) {
  if (name === 'epoch') return [name];
  if (name === 'dW') return ['d', h('var', {}, 'W')];
  return setName(name, { symbols: SYMBOLS, powers: {} });
}

/**
 * @param {Element} root
 * @param {ErrataProps} props
 * @returns {() => void}
 */
export function mountErrata(root, props) {
  const { i18n } = props;
  const element = h('div', { class: 'errata', 'data-test': 'errata' });
  root.append(element);
  const scope = createScope(i18n, element);
  element.append(
    h(
      'header',
      { class: 'errata-head' },
      scope.text(h('h2', { class: 'home-title' }), () => i18n.t('scene.errata')),
      scope.text(h('p', { class: 'home-lead' }), () => i18n.t('errata.lead')),
    ),
    h('ol', { class: 'errata-list' }, ...ERRATA.map((erratum) => entry(scope, erratum, props))),
  );
  return scope.dispose;
}

/** @param {import('./scope.js').Scope} scope @param {Erratum} erratum @param {ErrataProps} props */
function entry(scope, { id, section, kind, printed, right, see }, { i18n, links }) {
  const link = viewLink(scope, links, () => see, { class: 'errata-see', 'data-test': `errata-see-${id}` });
  return h(
    'li',
    { class: 'erratum', 'data-test': `erratum-${id}` },
    h(
      'div',
      { class: 'erratum-head' },
      h('span', { class: 'scene-section' }, `§ ${section}`),
      scope.text(h('h3'), () => i18n.t(`errata.${id}`)),
      scope.text(h('span', { class: 'quiet' }), () => i18n.t(`errata.kind_${kind}`)),
    ),
    h(
      'dl',
      { class: 'erratum-forms' },
      scope.text(h('dt', { class: 'quiet' }), () => i18n.t('errata.printed')),
      h('dd', { class: 'formula erratum-printed' }, ...said(printed)),
      scope.text(h('dt', { class: 'quiet' }), () => i18n.t(kind === 'misprint' ? 'errata.right' : 'errata.elsewhere')),
      h('dd', { class: 'formula' }, ...said(right)),
    ),
    h(
      'div',
      { class: 'erratum-why' },
      scope.text(h('p'), () => i18n.t(`errata.${id}_why`)),
      scope.text(link, () => i18n.t(`errata.${id}_see`)),
    ),
  );
}

/** @param {import('../core/errata.js').Said} form @returns {(Node | string)[]} */
function said(form) {
  if ('text' in form) return form.below ? [h('var', {}, form.text), h('sub', {}, form.below)] : [form.text];
  const { left, sign, right } = form.formula;
  return [
    ...setExpression(parseExpression(left), LEAVES),
    ` ${sign} `,
    ...setExpression(parseExpression(right), LEAVES),
  ];
}
