/** Every number of one small batch, sample by sample, in its right form and as the notes print it; the sums can be typed. */
import { formatShort } from '../core/format.js';
import { signal } from '../core/signal.js';
import { MOST, readBatchChoice } from '../core/small-batch.js';
import { h, setText } from './element.js';
import { numberInput } from './number-input.js';
import { ownField } from './own-field.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/small-batch.js').SmallBatch} SmallBatch */

const COLUMNS = Object.freeze(['centred', 'squared', 'normalised', 'outputs', 'alone', 'printed']);
const DIGITS = 4;

/**
 * @param {Element} root
 * @param {{ state: import('../core/state.js').State, i18n: import('../core/i18n.js').I18n }} props
 */
export function mountSmallBatchTable(root, { state, i18n }) {
  const body = h('tbody');
  const head = h('tr');
  const table = h('table', { class: 'step-table batch-table', 'data-test': 'small-batch' }, h('thead', {}, head), body);
  const more = h('button', { type: 'button', class: 'button', 'data-test': 'value-add', onclick: () => resize(1) });
  const less = h('button', { type: 'button', class: 'button', 'data-test': 'value-remove', onclick: () => resize(-1) });
  const element = h(
    'div',
    { class: 'batch-small' },
    h('div', { class: 'table-scroll' }, table),
    h('div', {}, more, less),
  );
  root.append(element);
  const scope = createScope(i18n, element);
  for (const name of ['z', ...COLUMNS])
    head.append(scope.text(h('th', { scope: 'col' }), () => i18n.t(`batch-norm.column_${name}`)));
  scope.text(more, () => i18n.t('batch-norm.add'));
  scope.text(less, () => i18n.t('batch-norm.remove'));
  const values = () => readBatchChoice(state.own.value).values;
  function resize(/** @type {number} */ by) {
    const now = by > 0 ? [...values(), 0] : values().slice(0, -1);
    if (now.length > 0 && now.length <= MOST) state.own.value = { ...state.own.value, values: now };
  }
  let inner = createScope(i18n);
  /** @type {Record<string, HTMLElement>[]} */
  let rows = [];
  const rebuild = (/** @type {number} */ count) => {
    inner.dispose();
    inner = createScope(i18n);
    rows = Array.from({ length: count }, (_, i) => rowOf(i));
    body.replaceChildren(...rows.map((row) => /** @type {HTMLElement} */ (row.row)));
  };
  const rowOf = (/** @type {number} */ i) => {
    const value = ownField(
      state,
      () => values()[i] ?? 0,
      (_, next) => ({ values: values().map((z, j) => (j === i ? next : z)) }),
    );
    const bounds = { minimum: -1e6, maximum: 1e6 };
    const problem = signal('');
    const input = numberInput(inner, { value, bounds, problem, i18n, test: `value-${i}` });
    inner.attr(input, 'aria-label', () => i18n.t('batch-norm.value', { sample: i + 1 }));
    inner.attr(input, 'aria-invalid', () => String(problem.value !== ''), [problem]);
    inner.attr(input, 'title', () => problem.value || null, [problem]);
    const cells = Object.fromEntries(COLUMNS.map((name) => [name, h('td', { 'data-test': `${name}-${i}` })]));
    return { ...cells, row: h('tr', {}, h('td', {}, input), ...Object.values(cells)) };
  };
  return {
    /** @param {SmallBatch} batch @param {number} seen batches that the running statistics have seen */
    draw(batch, seen) {
      const count = batch.columns.values?.length ?? 0;
      if (count !== rows.length) rebuild(count);
      more.disabled = count >= MOST;
      less.disabled = count <= 1;
      for (const [i, row] of rows.entries())
        for (const name of COLUMNS) {
          const cell = /** @type {HTMLElement} */ (row[name]);
          const number = name === 'alone' ? batch.predicted(seen, i) : Number(batch.columns[name]?.[i]);
          setText(cell, formatShort(number, DIGITS));
          cell.dataset.value = String(number);
        }
    },
    dispose() {
      inner.dispose();
      scope.dispose();
    },
  };
}
