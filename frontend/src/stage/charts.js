/**
 * The charts below the panels.
 */
import { mountLossChart } from '../plots/loss-chart.js';
import { mountMissing } from '../plots/missing.js';
import { mountChartHead } from '../ui/chart-head.js';
import { mountChartReading } from '../ui/chart-reading.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('./context.js').StageContext} StageContext */

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountCharts(root, { state, player, catalogue, i18n, plotter, palette, hover, invalidate }) {
  const unmountHead = mountChartHead(root, { title: 'chart.loss', log: state.logLoss, i18n, test: 'loss' });
  const host = document.createElement('div');
  host.className = 'chart-plot';
  root.append(host);
  const chart = plotter
    ? mountLossChart(host, {
        plotter,
        palette: () => palette.value,
        invalidate,
        xTitle: () => i18n.t('chart.step'),
        onStep: player.seek,
        onHover: (step) => {
          hover.value = step === null ? null : Math.min(step, player.step.value);
        },
      })
    : mountMissing(host, () => i18n.t('plot.missing'));
  const reading = mountChartReading(host, { i18n });
  const redraw = () => void chart.redraw();
  const stops = [palette.subscribe(redraw), i18n.lang.subscribe(redraw), state.logLoss.subscribe(invalidate)];
  const sign = (/** @type {import('../core/spec.js').RacerSpec} */ { rule, label, style }) => {
    const entry = catalogue.rule(rule);
    return { label: label ?? entry.label, style: style ?? entry.style };
  };
  return {
    draw(/** @type {RunTrack | null} */ run) {
      if (!run) return;
      const signs = run.racers.map(({ spec }) => sign(spec));
      const styles = signs.map(({ style }) => style);
      chart.draw(run, styles, { step: player.step.value, hover: hover.value, log: state.logLoss.value });
      if (hover.value === null) return reading.hide();
      const losses = run.racers.map((racer) => racer.at('loss', hover.value ?? 0));
      reading.show({ step: hover.value, x: chart.pixelOf(hover.value), signs, losses });
    },
    dispose() {
      for (const stop of stops) stop();
      reading.dispose();
      chart.dispose();
      host.remove();
      unmountHead();
    },
  };
}
