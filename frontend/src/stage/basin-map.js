/**
 * The map of starts and rates below a curve of several minima, and what its tints mean. A press on it takes that start and that rate.
 */
import { setKnobOfAll, setStart, startOf } from '../core/spec.js';
import { mountMissing } from '../plots/missing.js';
import { mountOutcomeMap } from '../plots/outcome-map.js';
import { mountBasinLegend } from '../ui/basin-legend.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */

const RATE_DIGITS = 3;

/**
 * @param {HTMLElement} root
 * @param {SceneContext & {
 *   invalidate: () => void,
 *   along: import('../core/signal.js').Readable<import('./basins.js').Basins | null>,
 *   map: import('../core/signal.js').Readable<import('../core/sweeps.js').Sweep | null>,
 * }} ctx
 */
export function mountBasinMap(root, { state, catalogue, i18n, plotter, palette, invalidate, along, map }) {
  const title = h('h2');
  const head = h('header', { class: 'chart-head' }, title);
  const host = h('div', { class: 'chart-plot', 'data-test': 'basin-map' });
  root.append(head, host);
  const scope = createScope(i18n, head, host);
  scope.text(title, () => i18n.t('curve.map'));
  scope.own(mountBasinLegend(head, { i18n, along }));
  const onPoint = (/** @type {readonly [number, number]} */ [start, rate], /** @type {string} */ phase) => {
    state.dragging.value = phase !== 'end';
    if (phase === 'end') return;
    const alpha = Number(rate.toPrecision(RATE_DIGITS));
    state.updateSpec((spec) => setKnobOfAll(setStart(spec, [start]), 'alpha', alpha, catalogue));
  };
  const label = () => i18n.t('curve.map_label');
  const picture = plotter
    ? mountOutcomeMap(host, { plotter, palette, invalidate, label, onPoint })
    : mountMissing(host, () => i18n.t('plot.missing'));
  scope.watch(() => void picture.show(/** @type {any} */ (map.value)), [map, i18n.lang]);
  return {
    draw() {
      const spec = state.spec.value;
      const [racer] = spec.racers;
      if (!map.value || !racer) return;
      const style = racer.style ?? catalogue.rule(racer.rule).style;
      picture.draw({ start: Number(startOf(spec, catalogue)[0]), rate: Number(racer.knobs?.alpha), style });
    },
    dispose() {
      picture.dispose();
      scope.dispose();
    },
  };
}
