/** The leaves of a graph: each one's value, typed or dragged, and whether it learns. */
import { setLeaf, setLearning, valuesOf } from '../core/formula.js';
import { leavesOf } from '../core/graph-reading.js';
import { computed, signal } from '../core/signal.js';
import { h, setAttr } from './element.js';
import { mathNodes } from './math.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';
import { slider } from './slider.js';
import { specField } from './spec-field.js';

const ANYWHERE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };
/** A slider reaches this far for a value that is no larger; beyond, twice as far as the value. */
const REACH = 10;

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   graph: import('../core/signal.js').Readable<import('../core/graph-reading.js').ReadGraph | null>,
 *   onrace: () => void,
 * }} LeavesProps
 */

/**
 * @param {Element} root
 * @param {LeavesProps} props
 * @returns {() => void}
 */
export function mountGraphLeaves(root, props) {
  const { i18n, graph, onrace } = props;
  const list = h('div', { class: 'leaves-list' });
  const title = h('h2', { class: 'rail-title' });
  const help = h('p', { class: 'quiet' });
  const race = h('button', {
    type: 'button',
    class: 'button leaves-race',
    'data-test': 'leaves-race',
    onclick: onrace,
  });
  const learns = h('p', { class: 'leaves-learns quiet' });
  const element = h('section', { class: 'leaves', 'data-test': 'leaves' }, title, help, learns, list, race);
  root.append(element);
  const scope = createScope(i18n, element);
  scope.text(title, () => i18n.t('leaves.title'));
  scope.text(help, () => i18n.t('leaves.help'));
  scope.text(learns, () => i18n.t('leaves.learns'));
  scope.text(race, () => i18n.t('leaves.race'));
  const names = computed(
    () =>
      leavesOf(graph.value?.nodes ?? [])
        .map(({ id }) => id)
        .join(),
    [graph],
  );
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    const all = names.value === '' ? [] : names.value.split(',');
    list.replaceChildren(...all.map((name) => leaf(inner, props, name, all)));
  }, [names]);
  scope.own(() => inner.dispose());
  return scope.dispose;
}

/**
 * @param {Scope} scope
 * @param {LeavesProps} props
 * @param {string} name
 * @param {readonly string[]} all
 */
function leaf(scope, props, name, all) {
  const { state, i18n } = props;
  const value = specField(
    state,
    (spec) => valuesOf(spec)[name] ?? Number.NaN,
    (spec, next) => setLeaf(spec, name, next),
  );
  const problem = signal('');
  const test = `leaf-${name}`;
  const input = numberInput(scope, { value, bounds: ANYWHERE, problem, i18n, test });
  scope.watch(() => setAttr(input, 'aria-invalid', String(problem.value !== '')), [problem]);
  scope.attr(input, 'aria-label', () => i18n.t('leaves.value', { name }));
  const words = scope.text(h('p', { class: 'problem', 'aria-live': 'polite' }), () => problem.value, [problem]);
  const track = slider(scope, { knob: knobFor(name, value.value), value, test, dragging: state.dragging });
  scope.attr(track, 'aria-label', () => i18n.t('leaves.value', { name }));
  const symbol = h('span', { class: 'knob-symbol' }, ...mathNodes(name));
  const row = h('div', { class: 'leaf-row' }, symbol, track, input, learnToggle(scope, props, name, all));
  return h('div', { class: 'leaf', 'data-leaf': name }, row, words);
}

/**
 * @param {Scope} scope
 * @param {LeavesProps} props
 * @param {string} name
 * @param {readonly string[]} all
 */
function learnToggle(scope, { state, i18n }, name, all) {
  const learns = specField(
    state,
    ({ problem }) => problem.kind === 'formula' && (problem.parameters ?? []).includes(name),
    (spec, next) => setLearning(spec, name, next, all),
  );
  const change = () => {
    learns.value = box.checked;
    box.checked = learns.value;
  };
  const box = h('input', { type: 'checkbox', 'data-test': `learn-${name}`, onchange: change });
  scope.watch(() => {
    box.checked = learns.value;
  }, [learns]);
  scope.attr(box, 'aria-label', () => i18n.t('leaves.learns_name', { name }));
  return h('label', { class: 'leaf-learns' }, box);
}

/**
 * A knob of the catalogue's shape, so that a leaf has the same slider as every other number.
 * @param {string} name
 * @param {number} value
 * @returns {import('../core/catalogue.js').NumberKnob}
 */
function knobFor(name, value) {
  const reach = Number.isFinite(value) ? Math.max(REACH, 2 * Math.abs(value)) : REACH;
  const text = { en: name, zh: name };
  return {
    kind: 'number',
    name,
    default: value,
    ...ANYWHERE,
    above_minimum: false,
    below_maximum: false,
    slider: [-reach, reach],
    scale: 'linear',
    symbol: name,
    label: text,
    help: text,
    whole: false,
    marks: [],
  };
}
