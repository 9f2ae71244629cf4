/**
 * Weight decay on networks: each one's boundary, how long its weights are, and what it has learned.
 */
import { signal } from '../core/signal.js';
import { h } from '../ui/element.js';
import { mountLearning } from './learning.js';
import { mountNetworkPanels } from './network-panels.js';
import { mountNormChart } from './norm-chart.js';

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {import('./context.js').SceneContext & { looks: import('../core/looks.js').Looks, invalidate: () => void }} ctx
 */
export function mountDecayNetwork(shell, ctx) {
  const { runs, catalogue, player } = ctx;
  const [norms, learned] = [0, 1].map(() => h('section', { class: 'board-part board-learning' }));
  const pair = h('div', { class: 'pair' }, norms, learned);
  shell.charts.append(pair);
  const nothing = () => () => {};
  const stage = { ...ctx, row: () => player.step.value, tests: signal(true), drawn: () => null, paints: nothing };
  const panels = mountNetworkPanels(shell.panels, stage);
  const chart = mountNormChart(/** @type {HTMLElement} */ (norms), ctx);
  const learning = mountLearning(/** @type {HTMLElement} */ (learned), stage);
  return {
    draw() {
      const run = runs.current.value;
      if (run?.spec.problem.kind !== 'network' || !panels.draw(run)) return;
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      chart.draw(run, styles);
      learning.draw(run, styles, player.step.value);
    },
    dispose() {
      for (const part of [panels, chart, learning]) part.dispose();
      pair.remove();
    },
  };
}
