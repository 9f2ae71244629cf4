/**
 * The stage of batch normalisation: one small batch number by number, then two trainings, with and without it.
 */
import { ownChoice } from '../core/own.js';
import { BATCHES } from '../core/small-batch.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { segments } from '../ui/segments.js';
import { mountSmallBatchTable } from '../ui/small-batch-table.js';
import { mountLearning } from './learning.js';
import { mountRunningChart } from './running-chart.js';
import { mountSumHistograms } from './sum-histograms.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & {
 *   looks: import('../core/looks.js').Looks, invalidate: () => void,
 *   shown: import('../core/signal.js').Readable<import('./small-batch-view.js').ShownBatch | null>,
 * }} ctx
 */
export function mountBatchNormStage(shell, ctx) {
  const { state, player, i18n, runs, catalogue, shown } = ctx;
  const small = h('div', { class: 'pair wide-head' });
  const left = h('section', { class: 'pair-part' });
  const right = h('section', { class: 'pair-part' });
  const running = h('div', { class: 'chart-plot', 'data-test': 'running' });
  small.append(left, right);
  const sums = h('section', { class: 'wide-head' });
  shell.panels.append(small, sums);
  const scope = createScope(i18n, small, sums);
  const title = (/** @type {string} */ key) => scope.text(h('h2'), () => i18n.t(`batch-norm.${key}`));
  left.append(title('small'));
  right.append(title('running'), running);
  const layer = ownChoice(state, 'layer', '0');
  const head = h('header', { class: 'board-head' }, title('histograms'), layers(scope, ctx, layer));
  sums.append(head);
  const table = mountSmallBatchTable(left, ctx);
  const chart = mountRunningChart(running, ctx);
  const histograms = mountSumHistograms(sums, { ...ctx, layer: () => Number(layer.value) });
  const trained = h('section', { class: 'board-part board-learning' });
  shell.charts.append(trained);
  scope.own(() => trained.remove());
  const learning = mountLearning(trained, /** @type {any} */ ({ ...ctx, row: () => player.step.value }));
  scope.own(layer.subscribe(ctx.invalidate));
  const seen = () => Math.min(player.step.value, BATCHES);
  return {
    here: () => shown.value && { ...shown.value, seen: seen() },
    draw() {
      if (shown.value) {
        table.draw(shown.value.batch, seen());
        chart.draw(shown.value, player.step.value);
      }
      const run = runs.current.value;
      if (run?.spec.problem.kind !== 'network') return;
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      learning.draw(run, styles, player.step.value);
      histograms.draw(run, player.step.value);
    },
    dispose() {
      for (const part of [table, chart, histograms, learning, scope]) part.dispose();
    },
  };
}

/** Which hidden layer the histograms are of. @param {import('../ui/scope.js').Scope} scope @param {SceneContext} ctx @param {any} layer */
function layers(scope, { state, i18n }, layer) {
  const { problem } = state.spec.value;
  const hidden = problem.kind === 'network' ? (problem.network?.hidden ?? [4, 2]) : [];
  return segments(scope, {
    test: 'own-layer',
    label: () => i18n.t('batch-norm.layer'),
    options: hidden.map((_, i) => ({ value: String(i), text: () => i18n.t('batch-norm.layer_n', { layer: i + 1 }) })),
    chosen: layer,
    onchoose: (value) => {
      layer.value = value;
    },
  });
}
