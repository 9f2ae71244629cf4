/** How the inspector shows its numbers: which parameter, how many digits, as lines or as a table of which columns. */
import { FEWEST_DIGITS, MOST_DIGITS } from '../core/inspect-choice.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { setName } from './equation.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/**
 * @typedef {import('../core/inspect-choice.js').InspectChoice} InspectChoice
 * @typedef {import('../core/inspection.js').Source} Source
 * @typedef {import('../core/step-table.js').Quantity} Quantity
 * @typedef {{ i18n: import('../core/i18n.js').I18n, choice: import('../core/signal.js').Signal<InspectChoice> }} BarProps
 */

/** More parameters than this are chosen one at a time. */
export const MOST_AXES = 4;

/**
 * The parameters shown for a choice: one that the run does not have is the first.
 * @param {InspectChoice['axis']} axis
 * @param {number} count
 * @returns {number[]}
 */
export function axesShown(axis, count) {
  if (axis === 'all' && count <= MOST_AXES) return Array.from({ length: count }, (_, i) => i);
  return [typeof axis === 'number' && axis < count ? axis : 0];
}

/**
 * @param {Element} root
 * @param {BarProps} props
 */
export function mountInspectorBar(root, { i18n, choice }) {
  const axes = h('label', { class: 'labelled' });
  const bar = h('div', { class: 'inspector-bar' });
  root.append(bar);
  const scope = createScope(i18n, bar);
  const change = (/** @type {Partial<InspectChoice>} */ changes) => {
    choice.value = { ...choice.value, ...changes };
  };
  const modes = segments(scope, {
    test: 'inspector-mode',
    label: () => i18n.t('inspector.mode'),
    options: ['lines', 'table'].map((value) => ({ value, text: () => i18n.t(`inspector.mode_${value}`) })),
    chosen: computed(() => (choice.value.table ? 'table' : 'lines'), [choice]),
    onchoose: (value) => change({ table: value === 'table' }),
  });
  bar.append(modes, axes, digitsPicker(scope, { i18n, choice }, change));
  const picker = h('select', { class: 'field', 'data-test': 'inspector-axis' });
  picker.addEventListener('change', () => change({ axis: picker.value === 'all' ? 'all' : Number(picker.value) }));
  axes.append(
    scope.text(h('span', {}), () => i18n.t('inspector.axis')),
    picker,
  );
  let known = '';
  /** Offers the parameters that there are. @param {readonly string[]} names */
  const offer = (names) => {
    const key = JSON.stringify([names, i18n.lang.value]);
    if (key !== known) picker.replaceChildren(...axisOptions(names, i18n));
    known = key;
    axes.hidden = names.length < 2;
    const shown = axesShown(choice.value.axis, names.length);
    picker.value = shown.length > 1 ? 'all' : String(shown[0]);
  };
  return { el: bar, offer, dispose: scope.dispose };
}

/** @param {readonly string[]} names @param {BarProps['i18n']} i18n */
function axisOptions(names, i18n) {
  const all = names.length <= MOST_AXES ? [h('option', { value: 'all' }, i18n.t('inspector.axis_all'))] : [];
  return [...all, ...names.map((name, i) => h('option', { value: i }, name))];
}

/** @param {import('./scope.js').Scope} scope @param {BarProps} props @param {(changes: Partial<InspectChoice>) => void} change */
function digitsPicker(scope, { i18n, choice }, change) {
  const take = () => change({ digits: select.value === 'all' ? 'all' : Number(select.value) });
  const select = h('select', { class: 'field', 'data-test': 'inspector-digits', onchange: take });
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits += 1)
    select.append(h('option', { value: digits }, digits));
  select.append(scope.text(h('option', { value: 'all' }), () => i18n.t('inspector.digits_all')));
  scope.watch(() => {
    select.value = String(choice.value.digits);
  }, [choice]);
  const name = scope.text(h('span', {}), () => i18n.t('inspector.digits'));
  return h('label', { class: 'labelled' }, name, select);
}

/**
 * Which columns the table has.
 * @param {Element} root
 * @param {BarProps} props
 */
export function mountColumnPicker(root, { i18n, choice }) {
  const summary = h('summary', {});
  const list = h('div', { class: 'columns-list' });
  const el = h('details', { class: 'columns' }, summary, list);
  root.append(el);
  const scope = createScope(i18n, el);
  scope.text(summary, () => i18n.t('inspector.columns'));
  let known = '';
  /** @type {Set<string>} */
  let shown = new Set();
  const toggle = (/** @type {readonly string[]} */ symbols, /** @type {string} */ symbol) => {
    const columns = symbols.filter((name) => shown.has(name) !== (name === symbol));
    choice.value = { ...choice.value, columns };
  };
  const build = (/** @type {Source} */ source, /** @type {readonly string[]} */ symbols) => {
    const column = (/** @type {string} */ symbol) => {
      const test = `inspector-column-${symbol}`;
      const box = h('input', {
        type: 'checkbox',
        name: symbol,
        'data-test': test,
        onchange: () => toggle(symbols, symbol),
      });
      return h('label', { class: 'column' }, box, ...setName(symbol, source));
    };
    list.replaceChildren(...symbols.map(column));
  };
  return {
    el,
    /** @param {Source} source @param {readonly Quantity[]} quantities @param {Set<string>} chosen */
    offer(source, quantities, chosen) {
      shown = chosen;
      if (source.key !== known)
        build(
          source,
          quantities.map(({ symbol }) => symbol),
        );
      known = source.key;
      for (const box of list.querySelectorAll('input')) box.checked = chosen.has(box.name);
    },
    dispose: scope.dispose,
  };
}
