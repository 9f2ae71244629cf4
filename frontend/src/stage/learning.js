/**
 * The chart of what networks learn, with what it measures and across what.
 */
import { ownChoice } from '../core/own.js';
import { signal } from '../core/signal.js';
import { mountLearningChart } from '../plots/learning-chart.js';
import { mountMissing } from '../plots/missing.js';
import { h } from '../ui/element.js';
import { scaleChoice } from '../ui/scale-choice.js';
import { createScope } from '../ui/scope.js';
import { segments } from '../ui/segments.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../plots/learning-chart.js').Across} Across */
/** @typedef {import('../plots/learning-chart.js').Measure} Measure */

const ACROSS = /** @type {const} */ (['steps', 'epoch', 'samples']);
const MEASURES = /** @type {const} */ (['loss', 'accuracy']);

/**
 * @param {HTMLElement} root
 * @param {import('./network-context.js').NetworkContext} ctx
 */
export function mountLearning(root, { state, player, i18n, plotter, palette, invalidate }) {
  const host = h('div', { class: 'chart-plot' });
  const head = h('header', { class: 'board-head' });
  const scope = createScope(i18n, head, host);
  const oneOf = (/** @type {readonly string[]} */ names) => (/** @type {any} */ value) => names.includes(value);
  const across = ownChoice(state, 'across', /** @type {Across} */ ('steps'), oneOf(ACROSS));
  const measure = ownChoice(state, 'measure', /** @type {Measure} */ ('loss'), oneOf(MEASURES));
  const group = (/** @type {string} */ test, /** @type {readonly string[]} */ names, /** @type {any} */ choice) =>
    segments(scope, {
      test,
      label: () => i18n.t(`network.${test}`),
      options: names.map((value) => ({ value, text: () => i18n.t(`network.${test}.${value}`) })),
      chosen: choice,
      onchoose: (value) => {
        choice.value = value;
      },
    });
  const measures = group('measure', MEASURES, measure);
  head.append(
    measures,
    group('across', ACROSS, across),
    scaleChoice(scope, { test: 'loss', log: state.logLoss, i18n }),
  );
  // Numbers that are predicted are never right: they have a loss alone.
  const shown = signal(/** @type {Measure} */ (measure.value));
  const legend = scope.text(h('p', { class: 'quiet' }), () => i18n.t(`network.legend.${shown.value}`), [shown]);
  root.append(head, host, legend);
  scope.own(() => legend.remove());
  const chart = plotter
    ? mountLearningChart(host, {
        plotter,
        palette: () => palette.value,
        invalidate,
        xTitle: (name) => i18n.t(`network.axis.${name}`),
        onRow: player.seek,
      })
    : mountMissing(host, () => i18n.t('plot.missing'));
  const redraw = () => void chart.redraw();
  for (const source of [palette, i18n.lang]) scope.own(source.subscribe(redraw));
  for (const source of [across, measure, state.logLoss]) scope.own(source.subscribe(invalidate));
  return {
    /** @param {RunTrack} run @param {readonly import('../core/spec.js').Style[]} styles @param {number} row */
    draw(run, styles, row) {
      const counted = run.racers[0]?.has('accuracy') === true;
      measures.hidden = !counted;
      shown.value = counted ? measure.value : 'loss';
      chart.draw(run, styles, { row, across: across.value, measure: shown.value, log: state.logLoss.value });
    },
    dispose() {
      chart.dispose();
      scope.dispose();
    },
  };
}
