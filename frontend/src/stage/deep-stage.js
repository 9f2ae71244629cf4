/**
 * The stage of deep chains: forward and backward side by side, the layer's histograms below.
 */
import { INITS } from '../core/deep-choice.js';
import { formatNumber } from '../core/format.js';
import { mountDeepLegend } from '../ui/deep-legend.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { mountDeepChart } from './deep-charts.js';
import { hereOf } from './deep-formulas.js';
import { mountDeepHistograms } from './deep-histograms.js';
import { initStyle, weightStyle } from './deep-lines.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('./deep-view.js').Shown} Shown */

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & { view: () => Shown | null, invalidate: () => void }} ctx
 */
export function mountDeepStage(shell, ctx) {
  const { state, player, i18n, catalogue, view } = ctx;
  const head = h('div', { class: 'wide-head' });
  const pair = h('div', { class: 'pair wide-head' });
  shell.panels.append(head, pair);
  const scope = createScope(i18n, head, pair);
  const charts = /** @type {const} */ (['forward', 'backward']).map((way) => {
    const host = h('div', { class: 'wide-chart', 'data-test': `deep-${way}` });
    pair.append(
      h(
        'section',
        { class: 'pair-part' },
        scope.text(h('h2'), () => i18n.t(`deep.title_${way}`)),
        host,
      ),
    );
    return { host, chart: mountDeepChart(host, way, ctx) };
  });
  const legend = mountDeepLegend(head, {
    i18n,
    label: () => i18n.t('deep.legend'),
    onchoose: (key) => {
      if (INITS.includes(key)) state.own.value = { ...state.own.value, init: key };
    },
  });
  const histograms = mountDeepHistograms(shell.charts, ctx);
  const title = (/** @type {string} */ init) =>
    i18n.pick(catalogue.networks.inits.find(({ name }) => name === init)?.title ?? { en: init, zh: init });
  const here = () => hereOf(view(), player.step.value);
  return {
    here,
    draw() {
      const now = here();
      if (!now) return;
      for (const { chart, host } of charts) {
        chart.draw(now.shown, player.step.value);
        Object.assign(host.dataset, { layer: now.layer, depth: now.shown.depth, mode: now.shown.choice.mode });
      }
      const chosen = now.shown.choice.mode === 'linear' ? '' : now.shown.choice.init;
      legend.show(entriesOf(now.shown, title), chosen);
      histograms.draw(now);
    },
    dispose() {
      for (const { chart } of charts) chart.dispose();
      for (const part of [legend, histograms, scope]) part.dispose();
    },
  };
}

/** @param {Shown} shown @param {(init: string) => string} title */
function entriesOf({ choice, answer }, title) {
  if (choice.mode === 'linear')
    return [choice.w, choice.beside].map((w, i) => ({
      key: `w${i}`,
      name: `w = ${w}`,
      style: weightStyle(i),
      value: '',
    }));
  return answer.chain.map(({ init, forward, backward }) => ({
    key: init,
    name: title(init),
    style: initStyle(init),
    value: `a × ${factor(forward.column('rms'))}, ∂J × ${factor(backward.column('rms').slice().reverse())}`,
  }));
}

/** What a layer multiplies by, on average over the chain. */
function factor(/** @type {Float64Array} */ rms) {
  const ratio = Number(rms.at(-1)) / Number(rms[0]);
  return formatNumber(ratio ** (1 / (rms.length - 1)), 3);
}
