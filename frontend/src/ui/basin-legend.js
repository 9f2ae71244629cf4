/** Where runs end from how many of the starts: in which minimum, in none, or nowhere because they diverge. */
import { sharesOf } from '../core/basins.js';
import { DIVERGED } from '../core/sweeps.js';
import { h } from './element.js';
import { short } from './live-lines.js';
import { createScope } from './scope.js';

/**
 * @typedef {{ endings: ArrayLike<number>, minima: readonly (readonly number[])[] }} Endings
 */

const TINTS = 5;
const DIGITS = 3;

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n, along: import('../core/signal.js').Readable<Endings | null> }} props
 * @returns {() => void}
 */
export function mountBasinLegend(root, { i18n, along }) {
  const list = h('ul', { class: 'legend', 'data-test': 'basins' });
  root.append(list);
  const scope = createScope(i18n, list);
  scope.attr(list, 'aria-label', () => i18n.t('curve.basins'));
  scope.watch(() => {
    const { endings, minima } = along.value ?? { endings: [], minima: [] };
    list.replaceChildren(...sharesOf(endings).map((share) => entry(share, minima, i18n)));
  }, [along, i18n.lang]);
  return scope.dispose;
}

/** @param {{ ending: number, part: number }} share @param {Endings['minima']} minima @param {import('../core/i18n.js').I18n} i18n */
function entry({ ending, part }, minima, i18n) {
  const tint = h('span', {
    class: 'tint',
    'data-tint': ending >= 0 ? ending % TINTS : ending === DIVERGED ? 'out' : 'none',
  });
  const kind = ending >= 0 ? 'in' : ending === DIVERGED ? 'diverged' : 'nowhere';
  const at = short(Number(minima[ending]?.[0]), DIGITS);
  const words = i18n.t(`curve.ends_${kind}`, { at, part: String(Math.round(100 * part)) });
  return h('li', { 'data-ending': ending, 'data-part': part }, tint, words);
}
