/** Above the map: how far it is, with the way to stop it, and what its colours tell. */
import { outcomeOf } from '../core/map-outcome.js';
import { h, setText } from './element.js';
import { short } from './live-lines.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/map-outcome.js').Shown} Shown */

/** More minima than these are not told apart. */
const MOST = 8;

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   shown: import('../core/signal.js').Readable<Shown | null>,
 *   progress: import('../core/signal.js').Readable<import('../stage/map-source.js').Progress>,
 *   stop: () => void, resume: () => void,
 * }} props
 * @returns {() => void}
 */
export function mountMapHead(root, { i18n, shown, progress, stop, resume }) {
  const bar = h('progress', { class: 'map-bar', max: 1, 'data-test': 'map-progress' });
  const words = h('span', { class: 'quiet', role: 'status', 'data-test': 'map-words' });
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'map-stop' });
  button.addEventListener('click', () => (progress.value.stopped ? resume() : stop()));
  const legend = h('ul', { class: 'legend', 'data-test': 'map-legend' });
  const coming = h('div', { class: 'map-coming' }, bar, words, button);
  const head = h('header', { class: 'map-head' }, legend, coming);
  root.append(head);
  const scope = createScope(i18n, head);
  scope.attr(bar, 'aria-label', () => i18n.t('map.progress'));
  scope.watch(() => {
    const { done, of, stopped } = progress.value;
    bar.value = done / of;
    const over = done === of;
    coming.hidden = over;
    setText(button, i18n.t(stopped ? 'map.resume' : 'busy.stop'));
    setText(
      words,
      over ? '' : i18n.t(stopped ? 'map.stopped' : 'busy.progress', { percent: Math.round((100 * done) / of) }),
    );
  }, [progress, i18n.lang]);
  scope.watch(() => legend.replaceChildren(...(shown.value ? entries(shown.value, i18n) : [])), [shown, i18n.lang]);
  return scope.dispose;
}

/** @param {Shown} shown @param {import('../core/i18n.js').I18n} i18n */
function entries(shown, i18n) {
  const { choice, minima, steps, columns } = shown;
  const outcomes = Array.from(columns.ending, (_, i) => outcomeOf(shown, i));
  const come = outcomes.filter((outcome) => outcome !== 'coming').length;
  const part = (/** @type {number} */ count) => String(Math.round((100 * count) / come));
  const share = (/** @type {readonly string[]} */ kinds) =>
    part(outcomes.filter((kind) => kinds.includes(kind)).length);
  const entry = (/** @type {string} */ name, /** @type {Node} */ tint, /** @type {string} */ text) =>
    h('li', { 'data-legend': name }, tint, text);
  const tint = (/** @type {string | number} */ name) => h('span', { class: 'tint', 'data-tint': name });
  const diverged = entry('diverged', tint('out'), i18n.t('map.diverged', { part: share(['away', 'climbs']) }));
  if (choice.tells === 'ending') {
    const here = (/** @type {number} */ index) => columns.ending.filter((end) => end === index).length;
    const ends = minima.map((at, index) => {
      const place = `(${at.map((value) => short(value, 3)).join(', ')})`;
      return entry(`minimum-${index}`, tint(index % 5), i18n.t('map.ends', { at: place, part: part(here(index)) }));
    });
    return [...ends.filter((_, index) => here(index) > 0).slice(0, MOST), diverged];
  }
  const ramp = h('span', { class: 'heat-ramp' });
  return [
    entry('reached', ramp, i18n.t('map.reached', { steps, part: share(['reached']) })),
    entry('never', tint('none'), i18n.t('map.never', { part: share(['never', 'elsewhere']) })),
    diverged,
  ];
}
