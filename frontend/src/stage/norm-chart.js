/**
 * The length of all weights of each network, by update.
 */
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

const ROOM = 1.1;

/**
 * @param {HTMLElement} root
 * @param {SceneContext & { invalidate: () => void }} ctx
 */
export function mountNormChart(root, { player, i18n, plotter, palette, invalidate }) {
  const host = h('div', { class: 'chart-plot', 'data-test': 'norms' });
  const head = h('header', { class: 'board-head' });
  root.append(head, host);
  const scope = createScope(i18n, head, host);
  head.append(scope.text(h('h2'), () => i18n.t('decay.norms')));
  const label = () => i18n.t('decay.norms_label');
  const chart = plotter
    ? mountMovingChart(host, { plotter, palette, invalidate, label, onPoint: ([x]) => player.seek(x) })
    : mountMissing(host, () => i18n.t('plot.missing'));
  let known = '';
  let token = {};
  return {
    draw(/** @type {RunTrack} */ run, /** @type {readonly import('../core/spec.js').Style[]} */ styles) {
      const columns = run.racers.map((track) => track.column('weight_norm'));
      const high = Math.max(1, ...columns.map((column) => column.reduce((most, one) => Math.max(most, one), 0)));
      const top = 2 * Math.ceil((ROOM * high) / 2);
      const look = JSON.stringify([run.asked, run.total, top, i18n.lang.value]);
      if (look !== known) {
        token = {};
        const axes = { xTitle: i18n.t('chart.step_axis'), yTitle: '|W|' };
        chart.show({ series: [], x: [0, Math.max(run.total, 1)], y: [0, top], ...axes });
      }
      known = look;
      const row = player.step.value;
      const lines = columns.map((ys, i) => ({
        style: /** @type {import('../core/spec.js').Style} */ (styles[i]),
        ys,
        name: run.racers[i]?.spec.label ?? '',
      }));
      chart.draw({ token, row, at: row, lines });
      host.dataset.now = JSON.stringify(columns.map((column) => column[Math.min(row, column.length - 1)]));
    },
    dispose() {
      chart.dispose();
      scope.dispose();
    },
  };
}
