/** The bar that is dragged through time; it also shows how much of the run has arrived. */
import { h, setAttr } from './element.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('./transport.js').TransportProps} props
 * @returns {HTMLElement}
 */
export function scrubber(scope, { player, i18n }) {
  const scrub = h('input', {
    type: 'range',
    class: 'slider scrub',
    'data-test': 'scrub',
    min: 0,
    step: 1,
    oninput: () => player.seek(Number(scrub.value)),
  });
  scope.attr(scrub, 'aria-label', () => i18n.t('transport.scrub'));
  scope.watch(() => setAttr(scrub, 'max', String(player.total.value)), [player.total]);
  scope.watch(() => show(scrub, player), [player.step, player.last, player.total]);
  return scrub;
}

/**
 * @param {HTMLInputElement} scrub
 * @param {import('../core/player.js').Player} player
 */
function show(scrub, { step, last, total }) {
  const whole = Math.max(total.value, 1);
  scrub.value = String(step.value);
  setAttr(scrub, 'aria-valuetext', `${step.value} / ${total.value}`);
  scrub.style.setProperty('--at', String(step.value / whole));
  scrub.style.setProperty('--arrived', String(Math.max(last.value, 0) / whole));
}
