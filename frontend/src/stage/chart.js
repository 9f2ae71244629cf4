/**
 * One chart of the stage, and what it says at the step pointed at.
 */
import { mountMissing } from '../plots/missing.js';
import { mountStepChart } from '../plots/step-chart.js';
import { mountChartReading } from '../ui/chart-reading.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/measures.js').Measure} Measure */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {import('./lines.js').Lines} Lines */

/**
 * @param {HTMLElement} root
 * @param {Omit<StageContext, 'ground' | 'lit'>} ctx
 * @param {Measure} measure
 */
export function mountChart(root, ctx, { id, kind, parameter = '', first }) {
  const { state, player, catalogue, i18n, plotter, palette, hover, invalidate } = ctx;
  const host = document.createElement('div');
  host.className = 'chart-plot';
  Object.assign(host.dataset, { test: 'chart', chart: id });
  root.append(host);
  const title = () => i18n.t(`chart.${kind}`, { parameter });
  const chart = plotter
    ? mountStepChart(host, {
        plotter,
        palette: () => palette.value,
        invalidate,
        xTitle: () => i18n.t('chart.step_axis'),
        onStep: player.seek,
        onHover: (step) => {
          hover.value = step === null ? null : Math.min(step, player.step.value);
        },
      })
    : mountMissing(host, () => i18n.t('plot.missing'));
  const reading = mountChartReading(host, { i18n });
  const redraw = () => {
    chart.host.setAttribute('aria-label', title());
    chart.redraw();
  };
  chart.host.setAttribute('role', 'img');
  chart.host.setAttribute('aria-label', title());
  const stops = [palette.subscribe(redraw), i18n.lang.subscribe(redraw)];
  const read = (/** @type {RunTrack} */ run, /** @type {Lines} */ { lines }, /** @type {number} */ step) => {
    const signs = run.racers.map(({ spec }) => {
      const entry = catalogue.rule(spec.rule);
      return { label: spec.label ?? entry.label, style: spec.style ?? entry.style };
    });
    const values = lines.filter(({ ghost }) => !ghost).map(({ series }) => series.at(step));
    reading.show({ step, x: chart.pixelOf(step), signs, values });
  };
  return {
    draw(/** @type {RunTrack} */ run, /** @type {Lines} */ all) {
      const moment = { step: player.step.value, hover: hover.value, log: state.logLoss.value };
      chart.draw({ ...all, ...moment, total: run.total, first, title: title() });
      if (hover.value === null || hover.value < first) reading.hide();
      else read(run, all, hover.value);
    },
    dispose() {
      for (const stop of stops) stop();
      reading.dispose();
      chart.dispose();
      host.remove();
    },
  };
}
