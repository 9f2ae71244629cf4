/** A place typed as numbers, one input for each parameter. */
import { signal } from '../core/signal.js';
import { h } from './element.js';
import { numberInput } from './number-input.js';

/** The inputs' test names, by the parameter's place. */
const AXES = ['x', 'y'];
const ANYWHERE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };

/**
 * @typedef {{
 *   names: readonly string[],
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 *   test: string,
 *   read: () => readonly number[],
 *   write: (place: readonly number[]) => void,
 * }} CoordinatesProps
 *   `read` and `write` the place in the present spec; `test` goes before the inputs' test names
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {CoordinatesProps} props
 * @returns {HTMLElement[]}
 */
export function coordinates(scope, { names, state, i18n, test, read, write }) {
  return names.map((name, axis) => {
    const value = {
      get value() {
        return read()[axis] ?? Number.NaN;
      },
      set value(/** @type {number} */ next) {
        write(read().with(axis, next));
      },
      subscribe: (/** @type {(value: number) => void} */ fn) => state.spec.subscribe(() => fn(value.value)),
    };
    const problem = signal('');
    const input = numberInput(scope, { value, bounds: ANYWHERE, problem, i18n, test: `${test}-${AXES[axis] ?? axis}` });
    scope.watch(() => {
      input.setAttribute('aria-invalid', String(problem.value !== ''));
      input.title = problem.value;
    }, [problem]);
    return h('label', { class: 'labelled start-number' }, h('span', {}, name), input);
  });
}
