/** Above the graph's picture: one pass or training, what the two kinds of number are, and a race's steps in their parts. */
import { PHASED_SPEED, SPEEDS } from '../core/player.js';
import { computed } from '../core/signal.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/** Steps per second of a race that has only ever been seen in parts. */
const USUAL_SPEED = 30;

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   training: import('../core/signal.js').Readable<boolean>,
 *   player: import('../core/player.js').Player,
 *   onchoose: (training: boolean) => void,
 * }} props
 */
export function mountGraphHead(root, { i18n, training, player, onchoose }) {
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
  const parts = slowly(scope, player, i18n);
  scope.watch(() => {
    update.hidden = parts.hidden = !training.value;
  }, [training]);
  const legend = h(
    'p',
    { class: 'graph-legend quiet' },
    scope.text(h('span', { class: 'graph-key forward' }), () => i18n.t('graph.value')),
    scope.text(h('span', { class: 'graph-key backward' }), () => i18n.t('graph.gradient')),
    update,
  );
  element.append(choice, legend, parts);
  return { dispose: scope.dispose };
}

/**
 * Shows each step of the race as what it is made of: values forward, gradients backward, the leaves' update.
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/player.js').Player} player
 * @param {import('../core/i18n.js').I18n} i18n
 */
function slowly(scope, player, i18n) {
  let usual = USUAL_SPEED;
  const change = () => {
    const slow = player.speed.value <= PHASED_SPEED;
    if (!slow) usual = player.speed.value;
    player.speed.value = slow ? usual : (SPEEDS[0] ?? PHASED_SPEED);
    player.play();
  };
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'slowly', onclick: change });
  scope.watch(() => setAttr(button, 'aria-pressed', String(player.speed.value <= PHASED_SPEED)), [player.speed]);
  scope.attr(button, 'title', () => i18n.t('graph.slowly_help'));
  return scope.text(button, () => i18n.t('graph.slowly'));
}
