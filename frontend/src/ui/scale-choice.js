/** Whether the heights of a chart are even or logarithmic. */
import { computed } from '../core/signal.js';
import { segments } from './segments.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{ test: string, log: import('../core/signal.js').Signal<boolean>, i18n: import('../core/i18n.js').I18n }} props
 * @returns {HTMLElement}
 */
export function scaleChoice(scope, { test, log, i18n }) {
  return segments(scope, {
    test,
    label: () => i18n.t('chart.scale'),
    options: ['log', 'linear'].map((value) => ({ value, text: () => i18n.t(`chart.${value}`) })),
    chosen: computed(() => (log.value ? 'log' : 'linear'), [log]),
    onchoose: (value) => {
      log.value = value === 'log';
    },
  });
}
