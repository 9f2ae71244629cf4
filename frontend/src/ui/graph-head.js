/** Above the graph's picture: one pass or training, and what the two kinds of number are. */
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   training: import('../core/signal.js').Readable<boolean>,
 *   onchoose: (training: boolean) => void,
 * }} props
 * @returns {{ tools: HTMLElement, dispose: () => void }} `tools` takes what is done with the picture
 */
export function mountGraphHead(root, { i18n, training, onchoose }) {
  const tools = h('div', { class: 'graph-tools' });
  const element = h('header', { class: 'graph-head' });
  root.append(element);
  const scope = createScope(i18n, element);
  const chosen = computed(() => (training.value ? 'train' : 'pass'), [training]);
  const choice = segments(scope, {
    test: 'timeline',
    label: () => i18n.t('graph.timeline'),
    options: ['pass', 'train'].map((value) => ({ value, text: () => i18n.t(`graph.${value}`) })),
    chosen,
    onchoose: (value) => onchoose(value === 'train'),
  });
  const update = scope.text(h('span', { class: 'graph-key update' }), () => i18n.t('graph.update'));
  scope.watch(() => {
    update.hidden = !training.value;
  }, [training]);
  const legend = h(
    'p',
    { class: 'graph-legend quiet' },
    scope.text(h('span', { class: 'graph-key forward' }), () => i18n.t('graph.value')),
    scope.text(h('span', { class: 'graph-key backward' }), () => i18n.t('graph.gradient')),
    update,
  );
  element.append(choice, legend, tools);
  return { tools, dispose: scope.dispose };
}
