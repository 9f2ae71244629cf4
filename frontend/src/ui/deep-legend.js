/** The lines of the deep chains by name, each with its sign; of initialisations one is looked at. */
import { h, setAttr, setText } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {{ key: string, name: string, style: import('../core/spec.js').Style, value: string }} Entry */

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n, label: () => string, onchoose: (key: string) => void }} props
 */
export function mountDeepLegend(root, { i18n, label, onchoose }) {
  const list = h('ul', { class: 'legend' });
  root.append(list);
  const scope = createScope(i18n, list);
  scope.attr(list, 'aria-label', label);
  let known = '';
  /** @type {{ key: string, button: HTMLElement, value: HTMLElement }[]} */
  let chips = [];
  const rebuild = (/** @type {readonly Entry[]} */ entries) => {
    chips = entries.map(({ key, name, style }) => {
      const value = h('output', { class: 'legend-value quiet', 'aria-live': 'off' });
      const button = h('button', {
        type: 'button',
        class: 'chip',
        'data-test': `line-${key}`,
        onclick: () => onchoose(key),
      });
      button.append(swatch(style), h('span', {}, name), value);
      return { key, button, value };
    });
    list.replaceChildren(...chips.map(({ button }) => h('li', {}, button)));
  };
  return {
    show(/** @type {readonly Entry[]} */ entries, /** @type {string} */ chosen) {
      const names = JSON.stringify(entries.map(({ key, name }) => [key, name]));
      if (names !== known) rebuild(entries);
      known = names;
      for (const [i, { key, button, value }] of chips.entries()) {
        setAttr(button, 'aria-pressed', String(key === chosen));
        setText(value, entries[i]?.value ?? '');
      }
    },
    dispose: scope.dispose,
  };
}
