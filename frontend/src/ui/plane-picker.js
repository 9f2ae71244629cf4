/** The part of the plane that a formula is drawn on: its two parameters where there are more, and from where to where. */
import { computed, signal } from '../core/signal.js';
import { h } from './element.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';

const ANYWHERE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };
const AXES = ['x', 'y'];
const ENDS = /** @type {const} */ (['low', 'high']);

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./surface-picker.js').ProblemProps} ProblemProps
 * @typedef {import('../core/landscape.js').Landscape} Landscape
 */

/**
 * @param {Scope} scope
 * @param {ProblemProps} props
 * @returns {HTMLElement}
 */
export function planePicker(scope, props) {
  const { state, i18n, ground } = props;
  const shown = computed(() => ground.value?.landscape ?? null, [ground]);
  const summary = scope.text(h('summary', { class: 'quiet' }), () => (shown.value ? inWords(shown.value) : ''), [
    shown,
  ]);
  const body = h('div', { class: 'plane-fields' });
  const element = h('details', { class: 'plane', 'data-test': 'plane' }, summary, body);
  const shape = computed(() => JSON.stringify([shown.value?.parameters, learning(state)]), [shown, state.spec]);
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    const names = shown.value?.parameters ?? [];
    body.replaceChildren(...names.map((name, axis) => axisRow(inner, props, name, axis)), fitButton(inner, props));
  }, [shape]);
  scope.own(() => inner.dispose());
  return element;
}

/** @param {import('../core/state.js').State} state */
function learning({ spec }) {
  const { problem } = spec.value;
  return problem.kind === 'formula' ? (problem.parameters ?? []) : [];
}

/** @param {Landscape} landscape */
function inWords({ parameters, domain }) {
  const side = (/** @type {number} */ axis) => (domain[axis] ?? []).map((end) => String(Number(end.toPrecision(3))));
  return parameters.map((name, axis) => `${name} ${side(axis).join(' … ').replaceAll('-', '−')}`).join(', ');
}

/**
 * @param {Scope} scope
 * @param {ProblemProps} props
 * @param {string} name
 * @param {number} axis
 */
function axisRow(scope, props, name, axis) {
  const many = learning(props.state).length > AXES.length;
  const words = many ? axisSelect(scope, props, axis) : h('var', {}, name);
  const inputs = ENDS.map((end, place) => endInput(scope, props, axis, place, `domain-${AXES[axis]}-${end}`));
  return h('div', { class: 'plane-axis' }, words, inputs[0], h('span', { class: 'quiet' }, '…'), inputs[1]);
}

/**
 * @param {Scope} scope
 * @param {ProblemProps} props
 * @param {number} axis
 */
function axisSelect(scope, { state, i18n, ground }, axis) {
  const change = () => {
    const before = [...(ground.value?.landscape.parameters ?? [])];
    // Asking for the other axis's parameter changes the two over.
    const other = before.indexOf(select.value);
    if (other >= 0) before[other] = before[axis] ?? select.value;
    before[axis] = select.value;
    state.own.value = { ...state.own.value, axes: before, domain: undefined };
  };
  const options = learning(state).map((name) => h('option', { value: name }, name));
  const select = h('select', { class: 'field', 'data-test': `axis-${AXES[axis]}`, onchange: change }, ...options);
  scope.watch(() => {
    select.value = ground.value?.landscape.parameters[axis] ?? '';
  }, [ground]);
  return scope.attr(select, 'aria-label', () => i18n.t(`plane.axis_${AXES[axis]}`));
}

/**
 * @param {Scope} scope
 * @param {ProblemProps} props
 * @param {number} axis
 * @param {number} place of the end: 0 low, 1 high
 * @param {string} test
 */
function endInput(scope, { state, i18n, ground }, axis, place, test) {
  const now = () => ground.value?.landscape.domain ?? [];
  const value = {
    get value() {
      return now()[axis]?.[place] ?? Number.NaN;
    },
    set value(/** @type {number} */ next) {
      const domain = now().map((side, i) => (i === axis ? side.map((end, j) => (j === place ? next : end)) : side));
      const [low = 0, high = 0] = domain[axis] ?? [];
      if (low < high) state.own.value = { ...state.own.value, domain };
      else problem.value = i18n.t('plane.order');
    },
    subscribe: (/** @type {(value: number) => void} */ fn) => ground.subscribe(() => fn(value.value)),
  };
  const problem = signal('');
  const input = numberInput(scope, { value, bounds: ANYWHERE, problem, i18n, test });
  scope.watch(() => {
    input.setAttribute('aria-invalid', String(problem.value !== ''));
    input.title = problem.value;
  }, [problem]);
  return scope.attr(input, 'aria-label', () => i18n.t(`plane.${ENDS[place]}`, { name: AXES[axis] ?? '' }));
}

/**
 * @param {Scope} scope
 * @param {ProblemProps} props
 */
function fitButton(scope, { state, i18n }) {
  const fit = () => {
    state.own.value = { ...state.own.value, domain: undefined };
  };
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'plane-fit', onclick: fit });
  scope.watch(() => {
    button.disabled = state.own.value.domain === undefined;
  }, [state.own]);
  return scope.text(button, () => i18n.t('plane.fit'));
}
