/**
 * The charts below the panels.
 */
import { mountLossChart } from '../plots/loss-chart.js';
import { mountChartHead } from '../ui/chart-head.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('./context.js').StageContext} StageContext */

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountCharts(root, { state, player, catalogue, i18n, plotter, palette, invalidate }) {
  const unmountHead = mountChartHead(root, { title: 'chart.loss', log: state.logLoss, i18n, test: 'loss' });
  const host = document.createElement('div');
  host.className = 'chart-plot';
  root.append(host);
  const chart = mountLossChart(host, {
    plotter,
    palette: () => palette.value,
    invalidate,
    xTitle: () => i18n.t('chart.step'),
    onStep: player.seek,
  });
  const redraw = () => void chart.redraw();
  const stops = [palette.subscribe(redraw), i18n.lang.subscribe(redraw), state.logLoss.subscribe(invalidate)];
  return {
    draw(/** @type {RunTrack | null} */ run) {
      if (!run) return;
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      chart.draw(run, styles, player.step.value, state.logLoss.value);
    },
    dispose() {
      for (const stop of stops) stop();
      chart.dispose();
      host.remove();
      unmountHead();
    },
  };
}
