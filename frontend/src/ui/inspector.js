/**
 * The inspector: what one update did, in formulas and recorded numbers, or the same over all steps. It works on any
 * `Source` (`core/inspection.js`): a racer on a surface, a leaf of a graph, a chosen weight of a network.
 */
import { updateAt } from '../core/inspection.js';
import { quantitiesOf, stepColumns } from '../core/step-table.js';
import { h, setAttr, setText } from './element.js';
import { axesShown, mountColumnPicker, mountInspectorBar } from './inspector-bar.js';
import { buildLines, fillLines, markPhase } from './inspector-lines.js';
import { mountStepTable } from './inspector-table.js';
import { mountLights } from './lights.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('../core/inspection.js').Source} Source
 * @typedef {import('../core/phases.js').Phase} Phase
 * @typedef {{ step: number, phase: number, hover: number | null }} Moment the playhead, how far a slow step is, what is pointed at
 * @typedef {{ source: Source, moment: Moment, now: Phase | null }} Inspected `now` is the phase shown
 * @typedef {{
 *   i18n: import('../core/i18n.js').I18n,
 *   choice: import('../core/signal.js').Signal<import('../core/inspect-choice.js').InspectChoice>,
 *   lit: import('../core/signal.js').Signal<import('../core/inspection.js').Light | null>,
 *   onseek: (step: number) => void,
 * }} InspectorProps
 *   `lit` is the symbol pointed at, for whoever draws it on a surface
 */

/**
 * @param {Element} root
 * @param {InspectorProps} props
 */
export function mountInspector(root, { i18n, choice, lit, onseek }) {
  const step = h('p', { class: 'inspector-step', 'data-test': 'inspector-step' });
  const note = h('p', { class: 'quiet inspector-note', 'data-test': 'inspector-note' });
  const lines = h('div', { class: 'lines' });
  const head = h('header', { class: 'inspector-head' }, step, note);
  const el = h('div', { class: 'inspector', 'data-test': 'inspector' }, head);
  root.append(el);
  const scope = createScope(i18n, el);
  const bar = mountInspectorBar(el, { i18n, choice });
  const legend = scope.text(h('p', { class: 'quiet inspector-legend' }), () => i18n.t('inspector.legend'));
  el.append(lines, legend);
  const columns = mountColumnPicker(el, { i18n, choice });
  const table = mountStepTable(el, { i18n, onseek });
  scope.own(mountLights(lines, lit));
  for (const part of [bar, columns, table]) scope.own(part.dispose);

  /** @type {ReturnType<typeof buildLines> | null} */
  let page = null;
  let built = '';
  const build = (/** @type {Source} */ source, /** @type {readonly number[]} */ axes) => {
    const key = JSON.stringify([source.key, axes]);
    if (page && key === built) return page;
    page?.dispose();
    page = buildLines(source, axes, i18n);
    built = key;
    lines.replaceChildren(...page.elements);
    return page;
  };
  scope.own(() => page?.dispose());

  const showLines = (/** @type {Inspected} */ { source, now }, /** @type {number} */ update) => {
    const built = build(source, axesShown(choice.value.axis, source.axes.length));
    fillLines(built, source, update, choice.value.digits);
    markPhase(built, source.phases, now);
  };
  const showTable = (/** @type {Inspected} */ { source, moment }, /** @type {number} */ update) => {
    const { axis, columns: chosen, digits } = choice.value;
    const quantities = quantitiesOf(source);
    const shown = stepColumns(quantities, axesShown(axis, source.axes.length), chosen);
    columns.offer(source, quantities, new Set(shown.map(({ symbol }) => symbol)));
    const playhead = Math.min(moment.step, source.rows - 1);
    table.show({ source, columns: shown, digits, row: update, playhead });
  };
  return {
    el,
    /** Where it is chosen what is inspected. */
    head,
    /** @param {Inspected} inspected */
    show(inspected) {
      const { source, moment } = inspected;
      const update = updateAt(moment, source.rows);
      const asTable = choice.value.table;
      setText(step, i18n.t('inspector.step_of', { step: update }));
      setAttr(step, 'data-step', String(update));
      setText(note, noteOf(inspected, update, i18n));
      setAttr(el, 'data-preview', moment.hover === null ? null : '');
      setAttr(lines, 'data-start', update === 0 ? '' : null);
      lines.hidden = legend.hidden = asTable;
      columns.el.hidden = table.el.hidden = !asTable;
      bar.offer(source.axes);
      if (asTable) showTable(inspected, update);
      else showLines(inspected, update);
    },
    dispose: scope.dispose,
  };
}

/**
 * What there is to say about the step shown.
 * @param {Inspected} inspected
 * @param {number} update
 * @param {import('../core/i18n.js').I18n} i18n
 */
function noteOf({ source, moment, now }, update, i18n) {
  const { step, hover } = moment;
  if (hover !== null && hover !== step) return i18n.t('inspector.pointed');
  if (now) return i18n.t(`inspector.phase_${now}`);
  if (update === 0) return i18n.t('inspector.at_start');
  if (update < step) return i18n.t('inspector.ended', { step: update });
  return i18n.t(source.sign === 'plus' ? 'inspector.adds' : 'inspector.led', { from: update - 1, step: update });
}
