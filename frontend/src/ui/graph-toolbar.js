/** Which formula the graph is of: one of the catalogue's, or one that is typed. */
import { formulaOf, OTHERWISE, takeFormula, valuesOf } from '../core/formula.js';
import { exampleOf, pickExample } from '../core/graph-example.js';
import { complaintOf } from '../core/refused.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { formulaBox } from './formula-box.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   graphs: import('../core/graphs.js').Graphs,
 *   i18n: import('../core/i18n.js').I18n,
 *   refused: import('../core/signal.js').Readable<import('../core/state.js').Complaint | null>,
 *   onexample: () => void,
 *   ontyped: () => void,
 * }} GraphToolbarProps
 *   `refused` is what is wrong with the formula that holds; an example is to be played, a typed formula to be seen whole
 */

/**
 * @param {Element} root
 * @param {GraphToolbarProps} props
 * @returns {() => void}
 */
export function mountGraphToolbar(root, props) {
  const { state, catalogue, i18n, refused } = props;
  const element = h('div', { class: 'problem-picker graph-toolbar' });
  root.append(element);
  const scope = createScope(i18n, element);
  const text = computed(() => formulaOf(state.spec.value)?.expression ?? '', [state.spec]);
  const story = scope.text(h('p', { class: 'quiet problem-story' }), () => {
    const example = exampleOf(state.spec.value, catalogue.formulas.examples);
    return example ? i18n.pick(example.story) : '';
  }, [text]);
  const read = (/** @type {string} */ typed) => take(typed, props);
  element.append(examplePicker(scope, props, text), formulaBox(scope, { text, read, refused, i18n }), story);
  return scope.dispose;
}

/**
 * @param {Scope} scope
 * @param {GraphToolbarProps} props
 * @param {import('../core/signal.js').Readable<string>} text
 */
function examplePicker(scope, { state, catalogue, i18n, onexample }, text) {
  const { examples } = catalogue.formulas;
  const options = examples.map(({ name, title }) => scope.text(h('option', { value: name }), () => i18n.pick(title)));
  const own = scope.text(h('option', { value: '', hidden: true }), () => i18n.t('graph.own'));
  const change = () => {
    const example = examples.find(({ name }) => name === select.value);
    if (!example) return;
    state.updateSpec((spec) => pickExample(spec, example));
    onexample();
  };
  const select = h('select', { class: 'field', 'data-test': 'example', onchange: change }, ...options, own);
  scope.watch(() => {
    select.value = exampleOf(state.spec.value, examples)?.name ?? '';
  }, [text]);
  scope.attr(select, 'aria-label', () => i18n.t('graph.example'));
  const words = scope.text(h('span'), () => i18n.t('graph.example'));
  return h('label', { class: 'labelled' }, words, select);
}

/**
 * Takes a typed formula over, if it can be read; names that it shares with the one before keep their values.
 * @param {string} typed
 * @param {GraphToolbarProps} props
 */
async function take(typed, { state, catalogue, graphs, ontyped }) {
  try {
    const values = valuesOf(state.spec.value);
    const { nodes } = await graphs.get({ expression: typed, values, otherwise: OTHERWISE });
    const leaves = nodes.flatMap(({ op, id, value }) =>
      op === 'leaf' && typeof value === 'number' ? [[id, value]] : [],
    );
    const most = catalogue.formulas.limits.parameters ?? leaves.length;
    state.updateSpec((spec) => takeFormula(spec, typed, Object.fromEntries(leaves), most));
    ontyped();
    return null;
  } catch (problem) {
    return complaintOf(problem);
  }
}
