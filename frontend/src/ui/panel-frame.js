/**
 * The frame of one racer's panel: its sign and name above the plot, where it stands in numbers below.
 *
 * @typedef {import('../core/track.js').End} End
 * @typedef {readonly (readonly [name: string, value: number])[]} Outside the racer's place, where no plot shows it
 * @typedef {{step: number, loss: number, distance?: number, end?: End | null, outside?: Outside | null}} Standing
 *   `end` only once the playhead has come to it; `distance` to the nearest minimum, left out where none is known
 * @typedef {{
 *   racer: {label: string, style: import('../core/spec.js').Style},
 *   i18n: import('../core/i18n.js').I18n,
 *   onchoose?: () => void,
 * }} PanelProps
 * @typedef {{
 *   el: HTMLElement, plotHost: HTMLElement, setNumbers: (standing: Standing) => void, setChosen: (chosen: boolean) => void,
 *   dispose: () => void,
 * }} PanelFrame
 */
import { formatNumber } from '../core/format.js';
import { signal } from '../core/signal.js';
import { h, setText } from './element.js';
import { endSentence } from './end-sentence.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/**
 * @param {Element} root
 * @param {PanelProps} props
 * @returns {PanelFrame}
 */
export function mountPanelFrame(root, { racer, i18n, onchoose }) {
  const plotHost = h('div', { class: 'panel-plot' });
  const name = h('span', { class: 'panel-label' }, racer.label);
  const choose = h(
    'button',
    { type: 'button', class: 'panel-name', onclick: () => onchoose?.() },
    swatch(racer.style),
    name,
  );
  const el = h('article', { class: 'panel', 'aria-label': racer.label });
  root.append(el);
  const scope = createScope(i18n, el);
  scope.attr(choose, 'title', () => i18n.t('panel.choose', { racer: racer.label }));
  const numbers = standingLine(scope, i18n);
  el.append(h('h2', { class: 'panel-head' }, choose, numbers.step), plotHost, numbers.line, numbers.end);
  const setChosen = (/** @type {boolean} */ chosen) => el.toggleAttribute('data-chosen', chosen);
  return { el, plotHost, setNumbers: numbers.set, setChosen, dispose: scope.dispose };
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 */
function standingLine(scope, i18n) {
  const ended = signal(/** @type {End | null} */ (null));
  const step = h('output', { class: 'panel-step quiet' });
  const loss = h('output', { class: 'panel-value' });
  const distance = h('output', { class: 'panel-value' });
  const far = scope.text(h('span', { class: 'quiet' }), () => i18n.t('panel.distance'));
  const told = scope.text(h('span'), () => (ended.value ? endSentence(i18n, ended.value) : ''), [ended]);
  const outside = signal(/** @type {Outside | null} */ (null));
  const beyond = scope.text(
    h('span', { class: 'panel-outside', 'data-test': 'outside' }),
    () => (outside.value ? i18n.t('panel.outside', { place: placeText(outside.value) }) : ''),
    [outside],
  );
  const end = h('p', { class: 'panel-end quiet' }, told, beyond);
  const away = h('span', { class: 'panel-number' }, far, distance);
  const line = h(
    'div',
    { class: 'panel-numbers' },
    h('span', { class: 'panel-number' }, h('span', { class: 'quiet' }, 'J'), loss),
    away,
  );
  scope.attr(away, 'title', () => i18n.t('panel.distance_help'));
  scope.attr(step, 'aria-label', () => i18n.t('panel.step'));
  scope.attr(loss, 'aria-label', () => i18n.t('panel.loss'));
  scope.attr(distance, 'aria-label', () => i18n.t('panel.distance_help'));
  for (const output of [step, loss, distance]) output.setAttribute('aria-live', 'off');
  /** @param {Standing} standing */
  const set = (standing) => {
    setText(step, String(standing.step));
    setText(loss, formatNumber(standing.loss, 4));
    setText(distance, standing.distance === undefined ? '–' : formatNumber(standing.distance, 3));
    ended.value = standing.end ?? null;
    outside.value = standing.outside ?? null;
    end.dataset.end = standing.end?.kind ?? '';
  };
  return { step, line, end, set };
}

/** @param {Outside} place */
function placeText(place) {
  return place.map(([name, value]) => `${name}\u00a0=\u00a0${formatNumber(value, 3)}`).join(', ');
}
