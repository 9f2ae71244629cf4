/**
 * The frame of one racer's network: its sign and what tells it apart above the picture, its losses and how often it is right below.
 *
 * @typedef {import('../core/track.js').End} End
 * @typedef {{
 *   step: number, epoch: number, train: number, test: number, accuracy: number | null, end: End | null,
 * }} Learned
 *   `accuracy` on the test samples, or the training samples where there are none to test; null for numbers to predict
 */
import { formatNumber } from '../core/format.js';
import { idle } from '../core/network-health.js';
import { signal } from '../core/signal.js';
import { h, setAttr, setText } from './element.js';
import { endSentence } from './end-sentence.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/**
 * @param {HTMLElement} root
 * @param {{
 *   racer: {label: string, style: import('../core/spec.js').Style, key: string},
 *   i18n: import('../core/i18n.js').I18n, onchoose: () => void, differs: () => string,
 *   signals: import('./scope.js').AnySignal[],
 * }} props
 *   `differs` says what tells this racer's training from the others', and follows the signals
 */
export function mountNetworkPanel(root, { racer, i18n, onchoose, differs, signals }) {
  const plotHost = h('div', {
    class: 'panel-plot boundary',
    'data-test': 'boundary',
    'data-racer': racer.key,
    role: 'img',
  });
  const el = h('article', { class: 'panel', 'aria-label': racer.label, 'data-test': 'panel', 'data-racer': racer.key });
  root.append(el);
  const scope = createScope(i18n, el);
  const name = h('button', { type: 'button', class: 'panel-name', onclick: onchoose });
  name.append(swatch(racer.style), h('span', { class: 'panel-label' }, racer.label));
  scope.attr(name, 'title', () => i18n.t('panel.choose', { racer: racer.label }));
  const epoch = h('output', { class: 'panel-epoch quiet', 'data-test': 'epoch', 'aria-live': 'off' });
  const apart = scope.text(h('p', { class: 'panel-differs quiet' }), differs, signals);
  const numbers = standing(scope, i18n, racer.key);
  numbers.end.before(epoch, ' ');
  el.append(h('h2', { class: 'panel-head' }, name), apart, plotHost, ...numbers.elements);
  const learned = signal(/** @type {Learned | null} */ (null));
  scope.watch(() => {
    if (!learned.value) return;
    setText(epoch, i18n.t('network.epoch', { epoch: formatNumber(learned.value.epoch, 3) }));
    numbers.set(learned.value);
  }, [learned, i18n.lang]);
  return {
    el,
    plotHost,
    set(/** @type {Learned} */ next) {
      learned.value = next;
      setAttr(el, 'data-step', String(next.step));
    },
    setChosen: (/** @type {boolean} */ chosen) => void el.toggleAttribute('data-chosen', chosen),
    dispose: scope.dispose,
  };
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {string} racer
 */
function standing(scope, i18n, racer) {
  const number = (/** @type {string} */ test) => {
    const value = h('output', { class: 'panel-value', 'data-test': test, 'data-racer': racer, 'aria-live': 'off' });
    const word = scope.text(h('span', { class: 'quiet' }), () => i18n.t(`network.${test}`));
    return { value, element: h('span', { class: 'panel-number' }, word, value) };
  };
  const [train, test, accuracy] = [number('train-loss'), number('test-loss'), number('accuracy')];
  const line = h('div', { class: 'panel-numbers network-numbers' }, accuracy.element, train.element, test.element);
  const end = h('span', {});
  const below = h('p', { class: 'panel-end quiet' }, end);
  const show = (/** @type {HTMLElement} */ element, /** @type {number} */ value, /** @type {string} */ text) => {
    setText(element, text);
    setAttr(element, 'data-value', String(value));
  };
  return {
    elements: [line, below],
    end,
    set(/** @type {Learned} */ learned) {
      show(train.value, learned.train, formatNumber(learned.train, 3));
      show(test.value, learned.test, Number.isNaN(learned.test) ? '–' : formatNumber(learned.test, 3));
      accuracy.element.hidden = learned.accuracy === null;
      if (learned.accuracy !== null) show(accuracy.value, learned.accuracy, percent(learned.accuracy));
      setText(end, learned.end ? endOf(learned.end, i18n) : '');
      setAttr(below, 'data-end', learned.end?.kind ?? '');
    },
  };
}

/** How a training ended, and what share of a layer no longer learns. @param {End} end @param {import('../core/i18n.js').I18n} i18n */
function endOf(end, i18n) {
  const lost = idle(end).map(({ key, share }) =>
    i18n.t(`network.end.${key}`, { percent: formatNumber(100 * share, 3) }),
  );
  return [endSentence(i18n, end), ...lost].join(' · ');
}

/** @param {number} share */
function percent(share) {
  if (Number.isNaN(share)) return '–';
  return `${share === 1 ? '100' : (100 * share).toFixed(1)}\u202f%`;
}
