/** The averages by name, each with its sign and what it is at the playhead; the one that is looked at is pressed. */
import { formatNumber } from '../core/format.js';
import { iconButton } from './button.js';
import { h, setAttr, setText } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/**
 * @typedef {{ name: string, style: import('../core/spec.js').Style, window: string }} Entry
 * @typedef {{
 *   i18n: import('../core/i18n.js').I18n, onfocus: (index: number) => void, onadd: () => void, onremove: (index: number) => void,
 * }} LegendProps
 */

const DIGITS = 4;

/**
 * @param {Element} root
 * @param {LegendProps} props
 */
export function mountAverageLegend(root, { i18n, onfocus, onadd, onremove }) {
  const list = h('ul', { class: 'legend' });
  const element = h('div', { class: 'legend-row' }, list);
  root.append(element);
  const scope = createScope(i18n, element);
  const add = iconButton(scope, i18n, { icon: 'add', key: 'averages.add', onclick: onadd, test: 'average-add' });
  element.append(add);
  scope.attr(list, 'aria-label', () => i18n.t('averages.legend'));
  /** @type {{ button: HTMLElement, value: HTMLElement }[]} */
  let chips = [];
  let known = '';
  let inner = createScope(i18n);
  const rebuild = (/** @type {readonly Entry[]} */ entries, /** @type {boolean} */ editable) => {
    inner.dispose();
    inner = createScope(i18n);
    chips = [];
    list.replaceChildren(
      ...entries.map(({ name, style, window }, index) => {
        const value = h('output', { class: 'legend-value', 'aria-live': 'off', 'data-test': `average-${index}` });
        const button = h('button', { type: 'button', class: 'chip', onclick: () => onfocus(index) });
        button.append(swatch(style), h('span', {}, name), h('span', { class: 'quiet' }, window), value);
        chips.push({ button, value });
        const remove = {
          icon: /** @type {const} */ ('remove'),
          key: 'averages.remove',
          onclick: () => onremove(index),
        };
        const more = editable && entries.length > 1;
        return h('li', {}, button, more && iconButton(inner, i18n, { ...remove, test: `average-${index}-remove` }));
      }),
    );
  };
  return {
    /**
     * @param {readonly Entry[]} entries
     * @param {{ values: readonly number[], focus: number, editable: boolean, full: boolean }} now `full` when no more can be added
     */
    show(entries, { values, focus, editable, full }) {
      const looks = JSON.stringify([entries, editable]);
      if (looks !== known) rebuild(entries, editable);
      known = looks;
      add.hidden = !editable;
      add.disabled = full;
      for (const [i, { button, value }] of chips.entries()) {
        const now = values[i] ?? Number.NaN;
        setAttr(button, 'aria-pressed', String(i === focus));
        setText(value, Number.isNaN(now) ? '' : formatNumber(now, DIGITS));
        value.dataset.value = String(now);
      }
    },
    dispose() {
      inner.dispose();
      scope.dispose();
    },
  };
}
