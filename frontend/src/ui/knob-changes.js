/** A knob that is a list of (step, value) changes: rows that can be typed, added and taken away. */
import { signal } from '../core/signal.js';
import { iconButton } from './button.js';
import { h } from './element.js';
import { knobName, knobProblem } from './knob-name.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';

/**
 * @typedef {readonly (readonly [number, number])[]} Changes
 * @typedef {Omit<import('./knob.js').KnobProps, 'knob' | 'value'> & {
 *   knob: import('../core/catalogue.js').ChangesKnob,
 *   value: {value: Changes, subscribe: (fn: (value: Changes) => void) => () => void},
 * }} ChangesProps
 * @typedef {import('./scope.js').Scope} Scope
 */

/**
 * @param {Scope} scope
 * @param {HTMLElement} element
 * @param {ChangesProps} props
 */
export function changesBody(scope, element, props) {
  const { value, i18n, test } = props;
  const rows = h('ol', {
    class: 'changes',
    'data-test': test,
    'aria-labelledby': `${test}-name`,
    'aria-describedby': `${test}-help`,
  });
  const add = iconButton(scope, i18n, {
    icon: 'add',
    key: 'changes.add',
    onclick: () => append(props),
    test: `${test}-add`,
    visible: true,
  });
  element.append(
    h('div', { class: 'knob-head' }, knobName(scope, 'span', props)),
    rows,
    add,
    knobProblem(scope, props, signal('')),
  );
  let inner = createScope(i18n);
  scope.watch(() => {
    // Rows are made anew only when one comes or goes, so that a row being typed into keeps the focus.
    if (rows.childElementCount === value.value.length) return;
    inner.dispose();
    inner = createScope(i18n);
    rows.replaceChildren(...value.value.map((_, index) => row(inner, props, index)));
  }, [value]);
  scope.own(() => inner.dispose());
}

/** @param {ChangesProps} props */
function append({ value, knob }) {
  const [step = 0, rate = knob.maximum] = value.value.at(-1) ?? [];
  value.value = [...value.value, [step + 1, Math.min(rate, knob.maximum)]];
}

/**
 * @param {Scope} scope
 * @param {ChangesProps} props
 * @param {number} index
 */
function row(scope, props, index) {
  const { value, knob, i18n, test } = props;
  const remove = () => {
    value.value = value.value.filter((_, i) => i !== index);
  };
  const item = h('li', { class: 'change' });
  const steps = { minimum: 1, maximum: Number.MAX_SAFE_INTEGER, whole: true };
  item.append(
    cell(scope, props, { index, side: 0, key: 'changes.step', bounds: steps }),
    cell(scope, props, { index, side: 1, key: 'changes.value', bounds: knob }),
    iconButton(scope, i18n, {
      icon: 'remove',
      key: 'changes.remove',
      onclick: remove,
      test: `${test}-${index}-remove`,
    }),
  );
  return item;
}

/**
 * @param {Scope} scope
 * @param {ChangesProps} props
 * @param {{index: number, side: 0 | 1, key: string, bounds: import('./number-entry.js').Bounds}} place
 */
function cell(scope, { value, i18n, test }, { index, side, key, bounds }) {
  const own = {
    get value() {
      return value.value[index]?.[side] ?? Number.NaN;
    },
    set value(/** @type {number} */ next) {
      value.value = value.value.map((pair, i) =>
        i === index ? (side === 0 ? [next, pair[1]] : [pair[0], next]) : pair,
      );
    },
    subscribe: (/** @type {(value: number) => void} */ fn) => value.subscribe(() => fn(own.value)),
  };
  const problem = signal('');
  const input = numberInput(scope, {
    value: own,
    bounds,
    problem,
    i18n,
    test: `${test}-${index}-${side === 0 ? 'step' : 'value'}`,
  });
  const wrong = scope.text(h('span', { class: 'problem', 'aria-live': 'polite' }), () => problem.value, [problem]);
  const name = scope.text(h('span', { class: 'quiet' }), () => i18n.t(key));
  return h('label', { class: 'labelled' }, name, input, wrong);
}
