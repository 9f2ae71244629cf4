/**
 * Each layer of a network on its whole training set: how its activations and its gradients are spread, and what ails it.
 */
import { formatNumber } from '../core/format.js';
import { ailments } from '../core/network-health.js';
import { h, setAttr, setText, svg } from './element.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/looks.js').Part} Part */
/** @typedef {{ edges: Float64Array, counts: Float64Array, lost: number }} Spread `lost` values are not finite */

const WIDTH = 120;
const HEIGHT = 36;

/**
 * @param {HTMLElement} root
 * @param {{ i18n: import('../core/i18n.js').I18n }} props
 */
export function mountNetworkLayers(root, { i18n }) {
  const health = h('ul', { class: 'network-health', 'data-test': 'health' });
  const list = h('div', { class: 'network-spreads' });
  const element = h('div', {}, health, list);
  root.append(element);
  const scope = createScope(i18n, element);
  /** @type {ReturnType<typeof layerRow>[]} */
  let rows = [];
  let count = -1;
  /** @type {{ part: Part, sizes: readonly number[] } | null} */
  let shown = null;
  const build = (/** @type {number} */ layers) => {
    count = layers;
    rows = Array.from({ length: layers }, (_, place) => layerRow(place, layers, i18n));
    list.replaceChildren(headRow(i18n), ...rows.flatMap(({ elements }) => elements));
  };
  const show = (/** @type {Part} */ part, /** @type {readonly number[]} */ sizes) => {
    shown = { part, sizes };
    if (part.layers.length !== count) build(part.layers.length);
    const spreads = spreadsOf(part);
    const hidden = part.layers.length - 1;
    for (const [place, row] of rows.entries())
      row.show(place < hidden ? spreads[place] : undefined, spreads[hidden + place]);
    const told = ailments(part.layers, sizes).map((ailment) => sentence(ailment, i18n));
    const lines = told.length > 0 ? told : [i18n.t('network.health.well')];
    const text = lines.join('\n');
    if (health.dataset.told === text) return;
    health.dataset.told = text;
    health.toggleAttribute('data-ailing', told.length > 0);
    health.replaceChildren(...lines.map((line) => h('li', {}, line)));
  };
  scope.own(
    i18n.lang.subscribe(() => {
      count = -1;
      if (shown) show(shown.part, shown.sizes);
    }),
  );
  return { show, dispose: scope.dispose };
}

/** @param {Part} part @returns {Spread[]} hidden activations, then the gradients of all layers */
function spreadsOf({ arrays, not_finite: lost }) {
  return lost.map((/** @type {number} */ count, /** @type {number} */ i) => ({
    edges: arrays[2 * i],
    counts: arrays[2 * i + 1],
    lost: count,
  }));
}

/** @param {import('../core/i18n.js').I18n} i18n */
function headRow(i18n) {
  const cells = ['layer', 'activations', 'gradients'].map((name) =>
    h('span', { class: 'quiet' }, i18n.t(`network.layers.${name}`)),
  );
  return h('div', { class: 'spread-row' }, ...cells);
}

/** @param {number} place @param {number} layers @param {import('../core/i18n.js').I18n} i18n */
function layerRow(place, layers, i18n) {
  const name = place === layers - 1 ? i18n.t('network.layers.output') : String(place + 1);
  const [activations, gradients] = [spread(i18n), spread(i18n)];
  // What comes out is drawn above: only its gradients are told here.
  if (place === layers - 1) activations.element.style.visibility = 'hidden';
  const row = h('div', { class: 'spread-row' }, h('span', {}, name), activations.element, gradients.element);
  return {
    elements: [row],
    show(/** @type {Spread | undefined} */ values, /** @type {Spread | undefined} */ slopes) {
      activations.show(values);
      gradients.show(slopes);
    },
  };
}

/** @param {import('../core/i18n.js').I18n} i18n */
function spread(i18n) {
  const path = svg('path', { class: 'spread-bars' });
  const zero = svg('path', { class: 'spread-zero' });
  const view = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' };
  const picture = svg('svg', { class: 'spread-picture', role: 'img', ...view }, path, zero);
  const ends = h('span', { class: 'spread-ends quiet' });
  return {
    element: h('div', { class: 'spread' }, picture, ends),
    show(/** @type {Spread | undefined} */ values) {
      if (!values) return;
      const { edges, counts, lost } = values;
      setAttr(path, 'd', barsOf(counts));
      setAttr(zero, 'd', zeroOf(edges));
      const [low, high] = [Number(edges[0]), Number(edges.at(-1))];
      const text = i18n.t('network.layers.range', { low: formatNumber(low, 2), high: formatNumber(high, 2) });
      setText(ends, lost > 0 ? `${text} · ${i18n.t('network.layers.lost', { count: lost })}` : text);
      setAttr(picture, 'aria-label', ends.textContent ?? '');
    },
  };
}

/** @param {Float64Array} counts */
function barsOf(counts) {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const step = WIDTH / counts.length;
  let path = `M0 ${HEIGHT}`;
  counts.forEach((count, i) => {
    // The square root keeps the rare values in sight beside the peak.
    path += `V${(HEIGHT * (1 - Math.sqrt(count / most))).toFixed(1)}H${((i + 1) * step).toFixed(1)}`;
  });
  return `${path}V${HEIGHT}Z`;
}

/** @param {Float64Array} edges */
function zeroOf(edges) {
  const [low, high] = [Number(edges[0]), Number(edges.at(-1))];
  if (!(low < 0 && high > 0)) return '';
  const x = ((WIDTH * -low) / (high - low)).toFixed(1);
  return `M${x} 0V${HEIGHT}`;
}

/** @param {import('../core/network-health.js').Ailment} ailment @param {import('../core/i18n.js').I18n} i18n */
function sentence({ key, layer, values }, i18n) {
  const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatNumber(value, 3)]));
  if ('count' in values) Object.assign(told, { count: String(values.count), units: String(values.units) });
  return i18n.t(`network.health.${key}`, { layer, ...told });
}
