/** An input for one number: it runs with each good value, and keeps what was typed while that is wrong. */
import { h } from './element.js';
import { problemText, readNumber } from './number-entry.js';

/** How long after the last keystroke a value is taken without Enter. */
export const TYPING_PAUSE_MS = 300;

/**
 * @typedef {{
 *   value: {value: number, subscribe: (fn: (value: number) => void) => () => void},
 *   bounds: import('./number-entry.js').Bounds,
 *   problem: import('../core/signal.js').Signal<string>,
 *   i18n: import('../core/i18n.js').I18n,
 *   test: string,
 *   optional?: boolean,
 * }} NumberInputProps
 *   `optional` takes an empty input for none, which as a value is NaN
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {NumberInputProps} props
 * @returns {HTMLInputElement}
 */
export function numberInput(scope, { value, bounds, problem, i18n, test, optional = false }) {
  const input = h('input', {
    class: 'field number',
    'data-test': test,
    inputmode: 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const entered = () =>
    optional && input.value.trim() === '' ? { value: Number.NaN, problem: null } : readNumber(input.value, bounds);
  const take = () => {
    clearTimeout(pause);
    const entry = entered();
    problem.value = entry.problem ? problemText(i18n, entry.problem, bounds) : '';
    if (entry.problem === null) value.value = entry.value;
  };
  const show = () => {
    if (Object.is(entered().value, value.value)) return;
    input.value = optional && Number.isNaN(value.value) ? '' : String(value.value);
    problem.value = '';
  };
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(take, TYPING_PAUSE_MS);
  });
  input.addEventListener('change', take);
  scope.own(() => clearTimeout(pause));
  scope.watch(show, [value]);
  scope.watch(() => {
    if (problem.value) take();
  }, [i18n.lang]);
  return input;
}
