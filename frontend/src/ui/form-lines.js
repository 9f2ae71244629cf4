/** Gradient descent on the notes' curve in formulas with live numbers, and how far the run is from its closed form. */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { mountLiveLines } from './live-lines.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   lines: readonly import('./live-lines.js').LiveLine[],
 *   difference: () => number | null,
 * }} props
 *   `difference` is the largest between run and closed form, null where there is none
 */
export function mountFormLines(root, { i18n, lines, difference }) {
  const element = h('section', { class: 'form-lines' });
  root.append(element);
  const scope = createScope(i18n, element);
  const live = mountLiveLines(element, lines);
  const words = scope.text(h('span'), () => i18n.t('curve.difference'));
  const value = h('output', { class: 'live-result', 'data-test': 'form-difference', 'aria-live': 'off' });
  element.append(h('p', {}, words, ' ', value));
  return {
    update() {
      const apart = difference();
      element.hidden = apart === null;
      live.update();
      setText(value, apart === null ? '' : formatNumber(apart, 3));
      value.dataset.value = String(apart);
    },
    dispose() {
      live.dispose();
      scope.dispose();
    },
  };
}
