/**
 * The inspector's quantities as a table over the steps. However long the run, only the rows in sight are on the page; it follows the
 * playhead, and a row that is clicked is gone to.
 */
import { formatDigits } from '../core/format.js';
import { read } from '../core/inspection.js';
import { rowsInSight, scrolledTo } from '../core/step-table.js';
import { h, setAttr } from './element.js';
import { setName } from './equation.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('../core/inspection.js').Source} Source
 * @typedef {import('../core/step-table.js').StepColumn} StepColumn
 * @typedef {{
 *   source: Source, columns: readonly StepColumn[], digits: import('../core/inspect-choice.js').Digits,
 *   row: number, playhead: number,
 * }} TableView `row` is the step looked at, which is not the playhead while another is pointed at
 */

/** Rows kept above and below those in sight, so that a fast wheel shows no gap. */
const SPARE = 6;
/** Before the first row is measured. */
const GUESSED_ROW_PX = 28;

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n, onseek: (step: number) => void }} props
 */
export function mountStepTable(root, { i18n, onseek }) {
  const [above, below] = [spacer(), spacer()];
  const head = h('tr', {});
  const body = h('tbody', {}, above, below);
  const table = h('table', { class: 'steps-table' }, h('thead', {}, head), body);
  const view = h('div', { class: 'steps', tabindex: 0, role: 'group', 'data-test': 'inspector-table' }, table);
  root.append(view);
  const scope = createScope(i18n, view);
  scope.attr(view, 'aria-label', () => i18n.t('inspector.table_help'));
  /** @type {TableView | null} */
  let shown = null;
  /** @type {HTMLTableRowElement[]} */
  let rows = [];
  let built = '';
  let followed = -1;
  const rowHeight = () => rows[0]?.getBoundingClientRect().height || GUESSED_ROW_PX;
  const headHeight = () => head.getBoundingClientRect().height;

  const build = (/** @type {TableView} */ { source, columns }) => {
    const key = JSON.stringify([source.key, columns, i18n.lang.value]);
    if (key === built) return;
    built = key;
    head.replaceChildren(
      h('th', { scope: 'col' }, i18n.t('inspector.step')),
      ...columns.map((c) => heading(c, source)),
    );
    setAttr(table, 'aria-colcount', String(columns.length + 1));
    for (const row of rows) row.remove();
    rows = [];
  };
  const reserve = (/** @type {number} */ count, /** @type {number} */ width) => {
    while (rows.length < count) {
      const row = h('tr', {}, h('th', { scope: 'row' }), ...Array.from({ length: width }, () => h('td', {})));
      rows.push(row);
      body.insertBefore(row, below);
    }
    for (const [i, row] of rows.entries()) row.hidden = i >= count;
  };
  const fill = () => {
    if (!shown) return;
    const { source, columns } = shown;
    const height = view.clientHeight - headHeight();
    const sight = { top: view.scrollTop, height, rowHeight: rowHeight(), rows: source.rows, spare: SPARE };
    const { first, count } = rowsInSight(sight);
    reserve(count, columns.length);
    setAttr(table, 'aria-rowcount', String(source.rows + 1));
    setHeight(above, first * rowHeight());
    setHeight(below, Math.max(0, source.rows - first - count) * rowHeight());
    for (let i = 0; i < count; i += 1) fillRow(/** @type {HTMLTableRowElement} */ (rows[i]), first + i, shown);
  };
  const follow = (/** @type {number} */ playhead) => {
    if (playhead === followed || rows.length === 0) return;
    followed = playhead;
    const height = view.clientHeight - headHeight();
    const top = scrolledTo({ top: view.scrollTop, height, rowHeight: rowHeight(), row: playhead });
    if (top === view.scrollTop) return;
    // The spacers must be as tall as the run is long before the browser can scroll there.
    fill();
    view.scrollTop = top;
  };
  view.addEventListener('scroll', fill, { passive: true });
  body.addEventListener('click', (event) => {
    const row = event.target instanceof Element && event.target.closest('tr');
    if (row && row.dataset.row !== undefined) onseek(Number(row.dataset.row));
  });
  view.addEventListener('keydown', (event) => {
    const to = shown && goneTo(event.key, shown, Math.floor(view.clientHeight / rowHeight()) - 1);
    if (to === null) return;
    event.preventDefault();
    onseek(to);
  });
  return {
    el: view,
    show(/** @type {TableView} */ next) {
      shown = next;
      build(next);
      if (rows.length === 0) fill();
      follow(next.playhead);
      fill();
    },
    dispose: scope.dispose,
  };
}

function spacer() {
  return h('tr', { class: 'steps-spacer', 'aria-hidden': 'true' }, h('td', {}));
}

/** @param {HTMLTableRowElement} row @param {number} px */
function setHeight(row, px) {
  const cell = row.cells[0];
  if (cell) cell.style.height = `${px}px`;
}

/** @param {StepColumn} column @param {Source} source */
function heading({ symbol, axis }, source) {
  const th = h('th', { scope: 'col', 'data-symbol': symbol }, ...setName(symbol, source));
  if (axis !== null && source.axes.length > 1) th.append(' ', h('span', { class: 'quiet' }, source.axes[axis]));
  return th;
}

/** @param {HTMLTableRowElement} element @param {number} row @param {TableView} view */
function fillRow(element, row, { source, columns, digits, row: chosen, playhead }) {
  if (element.dataset.row !== String(row)) element.dataset.row = String(row);
  setAttr(element, 'aria-rowindex', String(row + 2));
  setAttr(element, 'aria-current', row === playhead ? 'step' : null);
  setAttr(element, 'data-preview', row === chosen && row !== playhead ? '' : null);
  write(element.cells[0], String(row));
  for (const [i, { reading, axis }] of columns.entries()) {
    const value = read(source, reading, axis ?? 0, row);
    write(element.cells[i + 1], row === 0 && Number.isNaN(value) ? '–' : formatDigits(value, digits));
  }
}

/** @param {Element | undefined} cell @param {string} text */
function write(cell, text) {
  if (!cell) return;
  const node = /** @type {Text | null} */ (cell.firstChild);
  if (!node) cell.append(text);
  else if (node.data !== text) node.data = text;
}

/** Where a key leads from the playhead, or null. @param {string} key @param {TableView} view @param {number} page */
function goneTo(key, { playhead, source }, page) {
  const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity }[key];
  return by === undefined ? null : Math.max(0, Math.min(playhead + by, source.rows - 1));
}
