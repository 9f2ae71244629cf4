/**
 * Every line of an update: the formula, the same with the step's numbers put in, the result. What is on the page is built once for a
 * rule; from step to step only the numbers change.
 */
import { drawingsOf } from '../core/drawable.js';
import { formatDigits, formatShort } from '../core/format.js';
import { entriesOf, read } from '../core/inspection.js';
import { h, setAttr } from './element.js';
import { setExpression, setName } from './equation.js';
import { createScope } from './scope.js';
import { scrollWithin } from './scroll-within.js';

/**
 * @typedef {import('../core/i18n.js').I18n} I18n
 * @typedef {import('../core/inspection.js').Source} Source
 * @typedef {import('../core/inspection.js').Entry} Entry
 * @typedef {import('../core/inspection.js').Reading} Reading
 * @typedef {import('../core/inspect-choice.js').Digits} Digits
 * @typedef {import('./equation.js').Place} Place
 * @typedef {{ node: Text, reading: Reading, axis: number, place: Place, given: boolean }} Slot a number on the page, and what it shows;
 *   `given` where a person chose it: a knob
 * @typedef {{ element: HTMLElement, reading: Reading, axis: number }} Row
 * @typedef {{ slots: Slot[], rows: Row[], groups: Map<string, HTMLElement>, elements: Node[], dispose: () => void }} Page
 */

/** What stands where nothing is recorded: before the first update there is no update to tell of. */
const NOTHING = '–';
const WHEN = ['past', 'now', 'ahead'];
const MINUS = '−';

/**
 * @param {Source} source
 * @param {readonly number[]} axes which parameters are shown
 * @param {I18n} i18n
 * @returns {Page}
 */
export function buildLines(source, axes, i18n) {
  const entries = entriesOf(source);
  const drawn = drawingsOf(entries);
  const scope = createScope(i18n);
  /** @type {Page} */
  const page = { slots: [], rows: [], groups: new Map(), elements: [], dispose: scope.dispose };
  for (const phase of source.phases) {
    const title = scope.text(h('h3', { class: 'phase-name' }), () => i18n.t(`inspector.phase_${phase}`));
    const group = h('section', { class: 'phase', 'data-phase': phase }, title);
    page.groups.set(phase, group);
    page.elements.push(group);
  }
  for (const entry of entries)
    page.groups.get(entry.phase)?.append(lineOf(entry, { source, axes, drawn, page, scope, i18n }));
  return page;
}

/**
 * @typedef {{
 *   source: Source, axes: readonly number[], drawn: ReadonlyMap<string, unknown>, page: Page,
 *   scope: import('./scope.js').Scope, i18n: I18n,
 * }} Making
 */

/** @param {Entry} entry @param {Making} making */
function lineOf(entry, making) {
  const { source, axes, scope, i18n } = making;
  const { target, tree, help } = entry;
  const formula = h('p', { class: 'line-formula' }, symbol(target, entry.result, making), ' = ');
  if (tree) formula.append(...setExpression(tree, symbols(entry, making)));
  else formula.append('∂', h('var', {}, 'J'), '/∂', h('var', {}, 'W'));
  const sentence = help ? () => i18n.pick(help) : () => i18n.t(ownHelp(target, source));
  const helping = scope.text(h('p', { class: 'quiet line-help' }), sentence);
  const line = h('div', { class: 'line' }, h('div', { class: 'line-head' }, formula, helping));
  for (const axis of axes) line.append(rowOf(entry, axis, making));
  return line;
}

/** The two lines that are not the rule's own: what the problem gives, and what the engine does with the step. */
function ownHelp(/** @type {string} */ target, /** @type {Source} */ { sign, noisy }) {
  if (target === 'g') return noisy ? 'inspector.help_gradient_noisy' : 'inspector.help_gradient';
  return sign === 'plus' ? 'inspector.help_move_plus' : 'inspector.help_move';
}

/** @param {Entry} entry @param {Making} making @returns {import('./equation.js').Leaves} */
function symbols(entry, making) {
  const name = (/** @type {string} */ letter) => symbol(letter, entry.reads.get(letter) ?? entry.result, making);
  return { times: '\u2009', name };
}

/**
 * A symbol; one that can be drawn on the surface is a button that lights it there.
 * @param {string} name
 * @param {Reading} reading
 * @param {Making} making
 */
function symbol(name, reading, { source, drawn, scope, i18n }) {
  const letters = setName(name, source);
  if (!drawn.has(name)) return h('span', { class: 'symbol' }, ...letters);
  const lights = { 'data-symbol': name, 'data-ahead': reading.ahead };
  const button = h('button', { type: 'button', class: 'symbol', ...lights }, ...letters);
  return scope.attr(button, 'title', () => i18n.t('inspector.light', { name: button.textContent ?? name }));
}

/** @param {Entry} entry @param {number} axis @param {Making} making */
function rowOf({ target, tree, reads, result }, axis, { source, page, drawn }) {
  const slot = (/** @type {Reading} */ reading, /** @type {Place} */ place) => {
    const node = document.createTextNode('');
    page.slots.push({ node, reading, axis, place, given: reading.column in source.symbols });
    return node;
  };
  const name = (/** @type {string} */ letter, /** @type {Place} */ place) => {
    const reading = reads.get(letter) ?? result;
    const lights = drawn.has(letter) ? { 'data-symbol': letter, 'data-ahead': reading.ahead } : {};
    return h('span', { class: 'put', ...lights }, slot(reading, place));
  };
  const numbers = tree && h('span', { class: 'line-numbers' }, '= ', ...setExpression(tree, { times: ' × ', name }));
  const lit = drawn.has(target) ? { 'data-symbol': target, 'data-ahead': result.ahead } : {};
  const value = h(
    'span',
    { class: 'line-result', ...lit },
    '= ',
    h('output', { 'aria-live': 'off' }, slot(result, 'front')),
  );
  const axisName = h('span', { class: 'line-axis' }, h('var', {}, source.axes[axis] ?? ''));
  const data = { 'data-test': 'inspector-line', 'data-target': target, 'data-axis': source.axes[axis] };
  const sum = h('span', { class: 'line-sum' }, numbers, value);
  const element = h('div', { class: 'line-row', ...data }, axisName, sum);
  page.rows.push({ element, reading: result, axis });
  return element;
}

/**
 * Shows an update's numbers.
 * @param {Page} page
 * @param {Source} source
 * @param {number} update
 * @param {Digits} digits
 */
export function fillLines({ slots, rows }, source, update, digits) {
  for (const slot of slots) {
    const value = read(source, slot.reading, slot.axis, update);
    const text = update === 0 && Number.isNaN(value) ? NOTHING : bracketed(slotText(value, slot, digits), slot);
    if (slot.node.data !== text) slot.node.data = text;
  }
  for (const { element, reading, axis } of rows) {
    const value = String(read(source, reading, axis, update));
    if (element.dataset.value !== value) element.dataset.value = value;
  }
}

/** What was chosen is shown as it was written, what was computed to its digits. @param {number} value @param {Slot} slot @param {Digits} digits */
function slotText(value, { given }, digits) {
  return given && digits !== 'all' ? formatShort(value, digits) : formatDigits(value, digits);
}

/** @param {string} text @param {Slot} slot */
function bracketed(text, { place }) {
  const bare = place === 'front' || (!text.startsWith(MINUS) && (place === 'within' || !text.includes('e')));
  return bare ? text : `(${text})`;
}

/**
 * Marks the lines of the phase that a slow step is in, and those still to come.
 * @param {Page} page
 * @param {readonly string[]} phases
 * @param {string | null} phase
 */
export function markPhase({ groups }, phases, phase) {
  const now = phase === null ? Number.NaN : phases.indexOf(phase);
  for (const [i, name] of phases.entries()) {
    const group = groups.get(name);
    const when = WHEN[Math.sign(i - now) + 1] ?? null;
    if (group && when === 'now' && group.dataset.when !== when) scrollWithin(group);
    if (group) setAttr(group, 'data-when', when);
  }
}
