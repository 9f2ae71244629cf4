/** The step number, which can be typed. */
import { h, setText } from './element.js';
import { problemText, readNumber } from './number-entry.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('./transport.js').TransportProps} props
 * @returns {HTMLElement}
 */
export function stepEntry(scope, { player, i18n }) {
  const input = h('input', {
    class: 'field number step-input',
    'data-test': 'step-input',
    inputmode: 'numeric',
    autocomplete: 'off',
  });
  const total = h('span', { class: 'quiet step-total' });
  scope.attr(input, 'aria-label', () => i18n.t('transport.step'));
  const restore = () => {
    input.value = String(player.step.value);
    input.removeAttribute('aria-invalid');
    input.title = '';
  };
  const take = () => {
    const bounds = { minimum: 0, maximum: player.total.value, whole: true };
    const { value, problem } = readNumber(input.value, bounds);
    if (problem) {
      input.setAttribute('aria-invalid', 'true');
      input.title = problemText(i18n, problem, bounds);
      return;
    }
    player.seek(value);
    restore();
  };
  input.addEventListener('change', take);
  input.addEventListener('blur', restore);
  input.addEventListener('focus', () => input.select());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') restore();
  });
  scope.watch(() => {
    if (document.activeElement !== input) restore();
  }, [player.step]);
  scope.watch(() => setText(total, `/ ${player.total.value}`), [player.total]);
  return h('div', { class: 'transport-step' }, input, total);
}
