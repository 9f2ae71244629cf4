/** One update with every term that a rule may have: those that it has are lit, and each is a switch. */
import { canSwitch, switched, TERMS } from '../core/terms.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/terms.js').Terms} Terms */
/** @typedef {import('../core/terms.js').Term} Term */

/** The formula's pieces, each with the term that it belongs to; `not` stands instead where that term is missing. */
const PIECES = /** @type {readonly { text: string, term?: Term, not?: Term, instead?: boolean }[]} */ ([
  { text: 'W := W − α\u2009·\u2009' },
  { text: 'g', not: 'V' },
  { text: 'V', term: 'V', instead: true },
  { text: '/(1 − β₁ᵗ)', term: 'corrected' },
  { text: '\u2002/\u2002( √( ', term: 'S' },
  { text: 'S', term: 'S' },
  { text: '/(1 − β₂ᵗ)', term: 'corrected' },
  { text: ' ) + ε )', term: 'S' },
]);
/** What each term is. */
const FORMULAS = Object.freeze({ V: 'V = βV + (1 − β)g', S: 'S = βS + (1 − β)g²', corrected: '1/(1 − βᵗ)' });

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   terms: import('../core/signal.js').Readable<Terms>,
 *   name: () => string,
 *   onswitch: (terms: Terms) => void,
 * }} props
 * @returns {() => void}
 */
export function mountTermLine(root, { i18n, terms, name, onswitch }) {
  const element = h('section', { class: 'term-board' });
  root.append(element);
  const scope = createScope(i18n, element);
  const said = h('strong', { 'data-test': 'built' });
  scope.text(said, name, [terms]);
  const line = h(
    'p',
    { class: 'term-line', 'data-test': 'term-line' },
    ...PIECES.map((piece) => pieceOf(scope, piece, terms)),
  );
  const switches = TERMS.map((term) => switchOf(scope, term, { i18n, terms, onswitch }));
  element.append(h('div', { class: 'term-head' }, line, said), h('div', { class: 'term-switches' }, ...switches));
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {typeof PIECES[0]} piece
 * @param {import('../core/signal.js').Readable<Terms>} terms
 */
function pieceOf(scope, { text, term, not, instead = Boolean(not) }, terms) {
  const element = h('span', { class: 'term-piece', 'data-instead': instead ? '' : null }, text);
  if (!term && !not) return element;
  scope.watch(() => {
    const lit = term
      ? terms.value[term] && !(text.includes('β₁') && !terms.value.V)
      : !terms.value[/** @type {Term} */ (not)];
    setAttr(element, 'data-lit', String(lit));
    setAttr(element, 'aria-hidden', lit ? null : 'true');
  }, [terms]);
  return element;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Term} term
 * @param {Pick<Parameters<typeof mountTermLine>[1], 'i18n' | 'terms' | 'onswitch'>} props
 */
function switchOf(scope, term, { i18n, terms, onswitch }) {
  const take = () => onswitch(switched(terms.value, term));
  const button = h('button', { type: 'button', class: 'term-switch', 'data-test': `term-${term}`, onclick: take });
  const words = scope.text(h('span'), () => i18n.t(`rules.term_${term}`));
  button.append(words, h('span', { class: 'term-formula' }, FORMULAS[term]));
  scope.watch(() => {
    setAttr(button, 'aria-pressed', String(terms.value[term]));
    button.disabled = !canSwitch(terms.value, term);
  }, [terms]);
  return scope.attr(button, 'title', () => (canSwitch(terms.value, term) ? '' : i18n.t('rules.needs_s')));
}
