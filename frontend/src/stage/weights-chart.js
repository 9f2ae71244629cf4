/**
 * How much each value of the past counts in the average that is looked at, over the same axis as the series.
 */
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { drawPlaceMark, drawWeightBars } from '../plots/past.js';

/** @typedef {import('./average-chart.js').ChartContext} ChartContext */
/** @typedef {import('./average-chart.js').Look} Look */

const TOP = 1.12;

/**
 * @param {HTMLElement} root
 * @param {ChartContext & { onPoint: import('../plots/point-picker.js').OnPoint }} ctx
 */
export function mountWeightsChart(root, { i18n, palette, plotter, invalidate, onPoint }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const label = () => i18n.t('averages.weights_chart');
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint });
  let drawn = '';
  return {
    host: chart.host,
    redraw() {
      drawn = '';
    },
    draw(/** @type {Look} */ { shown, styles, step, focus }) {
      const { size, averages } = shown.averaged;
      const look = JSON.stringify([size, i18n.lang.value]);
      if (look !== drawn)
        chart.show({
          series: [],
          x: [0, size + 1],
          y: [0, TOP],
          xTitle: '',
          marks: [{ y: 1 / Math.E, text: '1/e' }],
        });
      drawn = look;
      const average = averages[focus];
      chart.draw({
        token: shown,
        row: step,
        at: step,
        lines: [],
        under: (context, mapping, colours) => {
          if (!average || step === 0) return;
          const colour = styles[focus]?.colour ?? colours.ink;
          drawWeightBars(context, mapping, { weights: average.weights, now: step, colour, scale: colours.scale });
          drawPlaceMark(context, mapping, step - average.window, i18n.t('averages.window_mark'), colours);
        },
      });
    },
    dispose: chart.dispose,
  };
}
