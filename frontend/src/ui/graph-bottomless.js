/** Says that a loss has no minimum, and offers one that has: the square of what is missing from a target. */
import { aimedAt, formulaOf, takeFormula, valuesOf } from '../core/formula.js';
import { pickExample } from '../core/graph-example.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/** The notes' J begins at 33: far enough from here that there is something to learn. */
const TARGET = 10;

/**
 * @param {Element} root
 * @param {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 *   ontaken: () => void,
 * }} props
 */
export function mountBottomless(root, { state, catalogue, i18n, ontaken }) {
  const words = h('span');
  const aim = () => {
    state.updateSpec((spec) => aimed(spec, catalogue));
    ontaken();
  };
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'aim', onclick: aim }, `(J − ${TARGET})²`);
  const note = h(
    'p',
    { class: 'graph-bottomless', 'data-test': 'bottomless', role: 'status', hidden: true },
    words,
    button,
  );
  root.append(note);
  const scope = createScope(i18n, note);
  scope.text(words, () => i18n.t('graph.bottomless'));
  return {
    set(/** @type {boolean} */ shown) {
      note.hidden = !shown;
    },
    dispose: scope.dispose,
  };
}

/**
 * The catalogue's own example of it, where it has one, brings the rates that suit it.
 * @param {import('../core/spec.js').RunSpec} spec
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 */
function aimed(spec, { formulas }) {
  const values = valuesOf(spec);
  const expression = aimedAt(formulaOf(spec)?.expression ?? '', TARGET, Object.keys(values));
  const example = formulas.examples.find((known) => known.expression === expression);
  if (!example) return takeFormula(spec, expression, values, formulas.limits.parameters ?? Number.POSITIVE_INFINITY);
  return pickExample(spec, { ...example, values, parameters: formulaOf(spec)?.parameters ?? example.parameters });
}
