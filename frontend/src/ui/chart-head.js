/** The head of a chart: what it shows, and the scale of its heights. */
import { h } from './element.js';
import { scaleChoice } from './scale-choice.js';
import { createScope } from './scope.js';

/**
 * @param {HTMLElement} root
 * @param {{
 *   title: string,
 *   log: import('../core/signal.js').Signal<boolean>,
 *   i18n: import('../core/i18n.js').I18n,
 *   test: string,
 * }} props title: the key of its words
 * @returns {() => void}
 */
export function mountChartHead(root, { title, log, i18n, test }) {
  const head = h('header', { class: 'chart-head' });
  const scope = createScope(i18n, head);
  const name = scope.text(h('h2'), () => i18n.t(title));
  head.append(name, scaleChoice(scope, { test, log, i18n }));
  root.append(head);
  return scope.dispose;
}
