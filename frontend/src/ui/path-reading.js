/** What a path says at the recorded point that the pointer means: its step, its loss, where it is. */
import { formatNumber } from '../core/format.js';
import { h, setText } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {{ step: number, loss: number, at: readonly number[], names: readonly string[], px: number, py: number }} PathPoint
 *   `px` and `py` in pixels of the plot
 */

const DIGITS = 5;
const GAP_PX = 12;

/**
 * @param {HTMLElement} root the plot, whose pixels the points are in
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 */
export function mountPathReading(root, { i18n }) {
  const head = h('p', { class: 'quiet' });
  const list = h('dl', { class: 'reading-list' });
  const el = h(
    'div',
    { class: 'reading path-reading', 'aria-hidden': 'true', 'data-test': 'path-reading' },
    head,
    list,
  );
  el.hidden = true;
  root.append(el);
  const scope = createScope(i18n, el);
  return {
    /** @param {PathPoint} point */
    show({ step, loss, at, names, px, py }) {
      setText(head, i18n.t('inspector.step_of', { step }));
      el.dataset.step = String(step);
      const numbers = /** @type {const} */ ([['J', loss], ...at.map((value, i) => [names[i] ?? '', value])]);
      list.replaceChildren(
        ...numbers.map(([name, value]) =>
          h('div', {}, h('dt', {}, h('var', {}, name)), h('dd', {}, formatNumber(Number(value), DIGITS))),
        ),
      );
      el.hidden = false;
      const beyond = px + GAP_PX + el.offsetWidth > root.clientWidth;
      const x = beyond ? Math.max(0, px - GAP_PX - el.offsetWidth) : px + GAP_PX;
      const y = Math.max(0, Math.min(py - GAP_PX, root.clientHeight - el.offsetHeight));
      el.style.transform = `translate(${x}px, ${y}px)`;
    },
    hide() {
      el.hidden = true;
    },
    dispose: scope.dispose,
  };
}
