/** The hidden layers: how many, and how many units each has. */
import { fullProblem, racerNetwork, setNetwork } from '../core/network-spec.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State, catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} LayersProps
 */

/** Units that a new layer begins with. */
const NEW = 4;

/**
 * @param {HTMLElement} root
 * @param {LayersProps} props
 * @returns {() => void}
 */
export function mountLayerSteppers(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'layer-steppers', role: 'group', 'data-test': 'layers' });
  root.append(element);
  const scope = createScope(i18n, element);
  const { layers, units } = /** @type {{ layers: number, units: number }} */ (catalogue.networks.limits);
  const change = (/** @type {readonly number[]} */ hidden) => state.updateSpec((spec) => setNetwork(spec, { hidden }));
  const build = () => {
    const own = state.spec.value.racers[state.focus.value]?.network?.hidden !== undefined;
    const { hidden } = own
      ? racerNetwork(state.spec.value, state.focus.value, catalogue).network
      : fullProblem(state.spec.value, catalogue).network;
    const key = JSON.stringify([hidden, own, i18n.lang.value]);
    if (element.dataset.key === key) return;
    element.dataset.key = key;
    const held = document.activeElement?.getAttribute('data-test');
    const steppers = hidden.map((width, place) => stepper(width, place, hidden, { change, units, own, i18n }));
    const more = button('+', i18n.t('network.layers.add'), 'layer-add', () => change([...hidden, NEW]));
    const fewer = button('−', i18n.t('network.layers.remove'), 'layer-remove', () => change(hidden.slice(0, -1)));
    more.disabled = own || hidden.length >= layers;
    fewer.disabled = own || hidden.length === 0;
    const word = h('span', { class: 'quiet' }, i18n.t('network.layers.count', { count: hidden.length }));
    element.replaceChildren(h('span', { class: 'stepper' }, fewer, word, more), ...steppers);
    if (held) /** @type {HTMLElement | null} */ (element.querySelector(`[data-test="${held}"]`))?.focus();
  };
  scope.watch(build, [state.spec, state.focus, i18n.lang]);
  scope.attr(element, 'aria-label', () => i18n.t('network.layers.title'));
  return scope.dispose;
}

/**
 * @param {number} width
 * @param {number} place
 * @param {readonly number[]} hidden
 * @param {{ change: (hidden: readonly number[]) => void, units: number, own: boolean, i18n: import('../core/i18n.js').I18n }} how
 */
function stepper(width, place, hidden, { change, units, own, i18n }) {
  const layer = place + 1;
  const set = (/** @type {number} */ next) => change(hidden.with(place, next));
  const fewer = button('−', i18n.t('network.units.fewer', { layer }), `units-${layer}-fewer`, () => set(width - 1));
  const more = button('+', i18n.t('network.units.more', { layer }), `units-${layer}-more`, () => set(width + 1));
  fewer.disabled = own || width <= 1;
  more.disabled = own || width >= units;
  const count = h('span', { 'data-test': `units-${layer}` }, String(width));
  return h('span', { class: 'stepper', title: i18n.t('network.units.of', { layer }) }, fewer, count, more);
}

/** @param {string} sign @param {string} name @param {string} test @param {() => void} onclick */
function button(sign, name, test, onclick) {
  return h(
    'button',
    { type: 'button', class: 'button step', 'aria-label': name, title: name, 'data-test': test, onclick },
    sign,
  );
}
