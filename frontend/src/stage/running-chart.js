/**
 * The running mean and variance on their way to those of the batch that comes again and again, up to the playhead.
 */
import { BATCHES } from '../core/small-batch.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';

/** @typedef {import('./small-batch-view.js').ShownBatch} ShownBatch */

const STYLES = /** @type {const} */ ([
  { colour: '#56B4E9', dash: 'solid', marker: 'circle' },
  { colour: '#E69F00', dash: 'dash', marker: 'square' },
]);
const ROOM = 0.08;

/**
 * @param {HTMLElement} root
 * @param {Pick<import('./context.js').SceneContext, 'i18n' | 'palette' | 'plotter' | 'player'> & { invalidate: () => void }} ctx
 */
export function mountRunningChart(root, { i18n, palette, plotter, player, invalidate }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const label = () => i18n.t('batch-norm.running_chart');
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint: ([x]) => player.seek(x) });
  /** @type {ShownBatch | null} */
  let last = null;
  let lang = '';
  return {
    host: chart.host,
    redraw() {
      last = null;
    },
    draw(/** @type {ShownBatch} */ shown, /** @type {number} */ step) {
      const { mean, variance, runningMean, runningVariance } = shown.batch;
      if (shown !== last || lang !== i18n.lang.value) {
        const [low, high] = [Math.min(0, mean), Math.max(1, mean, variance)];
        const room = ROOM * (high - low);
        const marks = [
          { y: mean, text: 'μ' },
          { y: variance, text: 'σ²' },
        ];
        chart.show({
          series: [],
          x: [0, BATCHES],
          y: [low - room, high + room],
          xTitle: i18n.t('batch-norm.seen'),
          marks,
        });
      }
      [last, lang] = [shown, i18n.lang.value];
      const lines = [runningMean, runningVariance].map((ys, i) => ({ style: /** @type {any} */ (STYLES[i]), ys }));
      chart.draw({ token: shown, row: step, at: Math.min(step, BATCHES), lines });
    },
    dispose: chart.dispose,
  };
}
