/** What deep chains are made of: the notes' w*I, or real layers; and the format that results are kept in. */
import { ACTIVATIONS, BOUNDS, FORMATS, INITS, readDeepChoice } from '../core/deep-choice.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { ownSegments, ownSelect } from './own-choice.js';
import { mountOwnKnob } from './own-knob.js';
import { createScope } from './scope.js';

const KNOBS = /** @type {const} */ ({ linear: ['w', 'beside', 'depth'], chain: ['width', 'layers', 'seed'] });
const SYMBOLS = /** @type {Readonly<Record<string, string>>} */ ({ w: 'w', depth: 'L', width: 'n', layers: 'L' });

/**
 * @param {Element} root
 * @param {{
 *   state: import('../core/state.js').State, i18n: import('../core/i18n.js').I18n,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 * }} props
 * @returns {() => void}
 */
export function mountDeepRail(root, { state, i18n, catalogue }) {
  const body = h('div', { class: 'rail-part' });
  const knobs = h('div');
  const scope = createScope(i18n, body);
  root.append(body);
  const mode = computed(() => readDeepChoice(state.own.value).mode, [state.own]);
  const common = { state, read: readDeepChoice };
  const named = (/** @type {string} */ name) => ({ ...common, name, label: () => i18n.t(`deep.${name}`) });
  const { activations, inits } = catalogue.networks;
  const title = (/** @type {readonly any[]} */ entries) => (/** @type {string} */ name) =>
    i18n.pick(entries.find((entry) => entry.name === name)?.title ?? {});
  const layers = h(
    'div',
    { class: 'rail-part' },
    ownSelect(scope, { ...named('activation'), values: ACTIVATIONS, text: title(activations) }),
    ownSelect(scope, { ...named('init'), values: INITS, text: title(inits) }),
  );
  body.append(
    ownSegments(scope, {
      ...named('mode'),
      values: ['linear', 'chain'],
      text: (value) => i18n.t(`deep.mode_${value}`),
    }),
    layers,
    knobs,
    ownSegments(scope, { ...named('format'), values: FORMATS, text: (value) => value.replace('float', '') }),
    scope.text(h('p', { class: 'quiet' }), () => i18n.t('deep.format_help')),
  );
  let inner = () => {};
  scope.watch(() => {
    inner();
    layers.hidden = mode.value === 'linear';
    const stops = KNOBS[mode.value].map((name) =>
      mountOwnKnob(knobs, { ...common, i18n, scene: 'deep', name, bounds: BOUNDS[name], symbol: SYMBOLS[name] ?? '' }),
    );
    inner = () => stops.forEach((stop) => void stop());
  }, [mode]);
  scope.own(() => inner());
  return scope.dispose;
}
