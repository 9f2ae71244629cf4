/** Every schedule in numbers: the rate in the first epochs, the rate now, and how near the minimum the run stays. */
import { EPOCHS, firstStep, MISPRINTED, PRINTED } from '../core/schedule-race.js';
import { meanBefore } from '../core/settling.js';
import { h, setAttr, setText } from './element.js';
import { short } from './live-lines.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('../core/measures.js').Series} Series */
/** @typedef {{ name: string, button: HTMLElement, cells: Record<string, HTMLElement> }} Row */

const COLUMNS = Object.freeze(['schedule', ...EPOCHS.map((epoch) => `epoch-${epoch}`), 'now', 'distance', 'mean']);
/** As many as the notes' table prints: 0.0667. */
const DIGITS = 3;

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n, catalogue: import('../core/catalogue.js').Catalogue,
 *   onfocus: (index: number) => void, onprinted: () => void,
 * }} props
 *   `onprinted` runs the printed table by hand
 */
export function mountScheduleTable(root, { i18n, catalogue, onfocus, onprinted }) {
  const head = h('tr');
  const body = h('tbody');
  const table = h(
    'table',
    { class: 'batch-table schedule-table', 'data-test': 'schedules' },
    h('thead', {}, head),
    body,
  );
  const element = h('div', { class: 'table-scroll' }, table);
  root.append(element);
  const scope = createScope(i18n, element);
  for (const column of COLUMNS) head.append(scope.text(h('th', { scope: 'col' }), () => titleOf(column, i18n)));
  /** @type {Row[]} */
  let rows = [];
  let known = '';
  let inner = createScope(i18n);
  const build = (/** @type {RunTrack} */ run, /** @type {readonly Style[]} */ styles) => {
    inner.dispose();
    inner = createScope(i18n);
    body.replaceChildren();
    rows = run.racers.map(({ spec }, i) => {
      const name = spec.schedule?.name ?? 'constant';
      const cells = Object.fromEntries(
        COLUMNS.slice(1).map((column) => [column, h('td', { 'data-test': `${column}-${i}` })]),
      );
      const props = { type: 'button', class: 'chip', 'data-test': `schedule-${i}`, onclick: () => onfocus(i) };
      const title = inner.text(h('span'), () => i18n.pick(catalogue.schedule(name).title));
      const button = h('button', props, swatch(/** @type {Style} */ (styles[i])), title);
      body.append(h('tr', {}, h('th', { scope: 'row' }, button), ...Object.values(cells)));
      if (name === MISPRINTED) body.append(misprint(inner, i18n, onprinted));
      return { name, button, cells };
    });
  };
  return {
    /**
     * @param {RunTrack} run @param {readonly Style[]} styles @param {readonly Series[]} distances
     * @param {{ row: number, focus: number }} moment
     */
    draw(run, styles, distances, { row, focus }) {
      const look = JSON.stringify([run.asked.racers.map(({ schedule }) => schedule?.name), styles]);
      if (look !== known) build(run, styles);
      known = look;
      for (const [i, { button, cells }] of rows.entries()) {
        setAttr(button, 'aria-pressed', String(i === focus));
        const track = run.racers[i];
        if (track) tell(cells, numbersOf(run, track, distances[i]?.column(false) ?? [], row));
      }
    },
    dispose() {
      inner.dispose();
      scope.dispose();
    },
  };
}

/** @param {string} column @param {import('../core/i18n.js').I18n} i18n */
function titleOf(column, i18n) {
  const [, epoch] = column.split('-');
  return epoch ? i18n.t('schedules.column_epoch', { epoch }) : i18n.t(`schedules.column_${column}`);
}

/** The notes' own row, struck through where it is wrong. @param {import('./scope.js').Scope} scope @param {import('../core/i18n.js').I18n} i18n @param {() => void} onprinted */
function misprint(scope, i18n, onprinted) {
  const name = scope.text(h('th', { scope: 'row', class: 'misprint' }), () => i18n.t('schedules.misprint'));
  const cells = PRINTED.map((rate, i) => h('td', {}, i === 0 ? String(rate) : h('s', {}, String(rate))));
  const take = h('button', { type: 'button', class: 'button story-do', 'data-test': 'printed', onclick: onprinted });
  scope.text(take, () => i18n.t('schedules.take_printed'));
  return h('tr', { class: 'quiet' }, name, ...cells, h('td', { colspan: 3 }, take));
}

/** @param {RunTrack} run @param {RacerTrack} track @param {ArrayLike<number>} distances @param {number} row */
function numbersOf(run, track, distances, row) {
  const there = (/** @type {number} */ step) => (step < track.count ? track.at('alpha', step) : Number.NaN);
  const epochs = EPOCHS.map((epoch) => [`epoch-${epoch}`, there(firstStep(run.asked, epoch))]);
  return {
    ...Object.fromEntries(epochs),
    now: there(Math.max(row, 1)),
    distance: Number(distances[Math.min(row, distances.length - 1)]),
    mean: meanBefore(distances, row),
  };
}

/** @param {Record<string, HTMLElement>} cells @param {Record<string, number>} numbers */
function tell(cells, numbers) {
  for (const [name, value] of Object.entries(numbers)) {
    const cell = /** @type {HTMLElement} */ (cells[name]);
    setText(cell, Number.isFinite(value) ? short(value, DIGITS) : '–');
    cell.dataset.value = String(value);
  }
}
