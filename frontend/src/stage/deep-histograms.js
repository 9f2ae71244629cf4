/**
 * How activations and gradients of one layer are spread, as histograms of their signed values.
 */
import { formatNumber } from '../core/format.js';
import { mountSeriesChart } from '../plots/series-chart.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { initStyle } from './deep-lines.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('./deep-formulas.js').Here} Here */

const WAYS = /** @type {const} */ (['forward', 'backward']);

/** @param {HTMLElement} root @param {Pick<SceneContext, 'i18n' | 'palette' | 'plotter'>} ctx */
export function mountDeepHistograms(root, { i18n, palette, plotter }) {
  const element = h('div', { class: 'pair' });
  root.append(element);
  const scope = createScope(i18n, element);
  const parts = WAYS.map((way) => {
    const title = h('h2');
    const host = h('div', { class: 'chart-plot' });
    element.append(h('section', { class: 'pair-part', 'data-test': `histogram-${way}` }, title, host));
    const chart = mountSeriesChart(host, { plotter, palette, label: () => title.textContent ?? '' });
    return { way, title, host, chart };
  });
  let drawn = '';
  return {
    draw(/** @type {Here} */ { shown, layer }) {
      element.hidden = shown.choice.mode === 'linear';
      const passage = shown.answer.chain.find(({ init }) => init === shown.choice.init);
      const look = JSON.stringify([layer, shown.choice, i18n.lang.value]);
      if (!passage || look === drawn) return;
      drawn = look;
      for (const { way, title, host, chart } of parts) {
        const rows = passage[way];
        const edge = Number(rows.column('edge')[layer]);
        const counts = rows.histogram(layer);
        title.textContent = i18n.t(`deep.histogram_${way}`, { layer, edge: formatNumber(edge, 3) });
        host.dataset.edge = String(edge);
        chart.show({
          series: [
            { x: centres(counts.length, edge || 1), y: counts, mode: 'bars', colour: initStyle(passage.init).colour },
          ],
          x: [-(edge || 1), edge || 1],
          y: [0, 1.08 * Math.max(1, ...counts)],
          xTitle: i18n.t(`deep.value_${way}`),
          yTitle: i18n.t('deep.count'),
        });
      }
    },
    dispose() {
      for (const { chart } of parts) chart.dispose();
      scope.dispose();
    },
  };
}

/** The middles of even bars from -edge to edge. @param {number} count @param {number} edge */
function centres(count, edge) {
  return Float64Array.from({ length: count }, (_, i) => edge * ((2 * i + 1) / count - 1));
}
