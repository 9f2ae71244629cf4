/**
 * The charts below the panels.
 */
import { mountLossChart } from '../plots/loss-chart.js';
import { mountMissing } from '../plots/missing.js';
import { mountChartHead } from '../ui/chart-head.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('./context.js').StageContext} StageContext */

/** How long the picture has to stand still before the chart can be read with the pointer. */
const REST_MS = 250;

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountCharts(root, { state, player, runs, catalogue, i18n, plotter, palette, invalidate }) {
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
      })
    : mountMissing(host, () => i18n.t('plot.missing'));
  const labels = (/** @type {RunTrack} */ run) =>
    run.racers.map(({ spec }) => {
      const rule = catalogue.rule(spec.rule);
      return { name: spec.label ?? rule.label, style: spec.style ?? rule.style };
    });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const settle = () => {
    const run = runs.current.value;
    if (run) chart.settle(player.step.value, labels(run));
  };
  const stir = () => {
    clearTimeout(timer);
    if (!player.playing.value) timer = setTimeout(settle, REST_MS);
  };
  const redraw = () => {
    chart.redraw();
    stir();
  };
  const stops = [
    ...[palette, i18n.lang].map((source) => source.subscribe(redraw)),
    ...[player.step, player.playing, player.last, runs.current, state.logLoss].map((source) => source.subscribe(stir)),
    state.logLoss.subscribe(invalidate),
  ];
  return {
    draw(/** @type {RunTrack | null} */ run) {
      if (!run) return;
      chart.draw(run, labels(run), player.step.value, state.logLoss.value);
    },
    dispose() {
      clearTimeout(timer);
      for (const stop of stops) stop();
      chart.dispose();
      host.remove();
      unmountHead();
    },
  };
}
