/** What a chart says at the step beneath the pointer: every racer's number beside its sign. */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/**
 * @typedef {{label: string, style: import('../core/spec.js').Style}} Sign
 * @typedef {{step: number, x: number, signs: readonly Sign[], values: readonly number[]}} Reading
 *   `x` is where the step stands, in pixels from the left of the chart
 */

const DIGITS = 5;
/** Room between the step's line and the reading. */
const GAP_PX = 12;

/**
 * @param {HTMLElement} root the chart, whose coordinates `x` is in
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 */
export function mountChartReading(root, { i18n }) {
  const head = h('p', { class: 'quiet' });
  const list = h('dl', { class: 'reading-list' });
  const element = h('div', { class: 'reading', 'aria-hidden': 'true', 'data-test': 'chart-reading' }, head, list);
  element.hidden = true;
  root.append(element);
  const scope = createScope(i18n, element);
  /** @type {HTMLElement[]} */
  let cells = [];
  let known = '';
  const rebuild = (/** @type {readonly Sign[]} */ signs) => {
    cells = signs.map(() => h('dd', {}));
    const rows = signs.map(({ label, style }, i) => h('div', {}, h('dt', {}, swatch(style), label), cells[i] ?? ''));
    list.replaceChildren(...rows);
  };
  return {
    show(/** @type {Reading} */ { step, x, signs, values }) {
      const looks = JSON.stringify(signs);
      if (looks !== known) rebuild(signs);
      known = looks;
      setText(head, `${i18n.t('chart.step_axis')} ${step}`);
      element.dataset.step = String(step);
      for (const [i, cell] of cells.entries()) {
        const value = values[i] ?? Number.NaN;
        cell.dataset.value = String(value);
        setText(cell, formatNumber(value, DIGITS));
      }
      element.hidden = false;
      const flip = x + GAP_PX + element.offsetWidth > root.clientWidth;
      element.style.transform = `translateX(${flip ? x - GAP_PX - element.offsetWidth : x + GAP_PX}px)`;
    },
    hide() {
      element.hidden = true;
    },
    dispose: scope.dispose,
  };
}
