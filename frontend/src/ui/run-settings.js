/** What holds for the whole run: the surface's knobs, how many steps, epochs, seeded noise, a loss to stop at. */

import { problemEntry, problemId } from '../core/problem.js';
import { computed, signal } from '../core/signal.js';
import { knobValue, setSurfaceKnob } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { knobProblem } from './knob-name.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';
import { specField } from './spec-field.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./surface-picker.js').SurfaceProps} SurfaceProps
 * @typedef {'steps' | 'steps_per_epoch' | 'noise' | 'seed' | 'target'} Setting
 */

/** A network's epochs are those of its data, and its batches are its noise. */
const OF_NETWORKS = ['steps', 'seed', 'target'];

/**
 * Lower bounds are what the words mean; the server tells the upper ones, and refuses in words what it cannot do.
 * @param {SurfaceProps} props
 * @returns {Record<Setting, import('./number-entry.js').Bounds>}
 */
function settings({ catalogue }) {
  return {
    steps: { minimum: 1, maximum: catalogue.limits.steps ?? Number.MAX_SAFE_INTEGER, whole: true },
    steps_per_epoch: { minimum: 1, maximum: Number.MAX_SAFE_INTEGER, whole: true },
    noise: { minimum: 0, maximum: Number.MAX_VALUE },
    seed: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true },
    target: { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE },
  };
}

/**
 * @param {Element} root
 * @param {SurfaceProps} props
 * @returns {() => void}
 */
export function mountRunSettings(root, props) {
  const { state, i18n } = props;
  const knobs = h('div', { class: 'surface-knobs' });
  const list = h('div', { class: 'settings' });
  const title = h('h2', { class: 'rail-title' });
  const element = h('section', { class: 'run-settings' }, title, knobs, list);
  root.append(element);
  const scope = createScope(i18n, element);
  scope.text(title, () => i18n.t('settings.title'));
  const networks = state.spec.value.problem.kind === 'network';
  for (const [name, bounds] of Object.entries(settings(props)))
    if (!networks || OF_NETWORKS.includes(name))
      list.append(setting(scope, /** @type {Setting} */ (name), bounds, props));
  const problem = computed(() => problemId(state.spec.value.problem), [state.spec]);
  let inner = () => {};
  scope.watch(() => {
    inner();
    inner = mountSurfaceKnobs(knobs, props);
  }, [problem]);
  scope.own(() => inner());
  return scope.dispose;
}

/**
 * @param {Element} root
 * @param {SurfaceProps} props
 */
function mountSurfaceKnobs(root, { state, catalogue, i18n }) {
  const disposers = problemEntry(state.spec.value.problem, catalogue).knobs.map((knob) => {
    const value = specField(
      state,
      ({ problem }) => knobValue(problem.kind === 'surface' ? problem.knobs : undefined, knob),
      (spec, next) => setSurfaceKnob(spec, knob.name, next),
    );
    const error = computed(() => errorAt(state.errors.value, ['problem', 'knobs', knob.name]), [state.errors]);
    return mountKnob(root, { knob, value, error, i18n, test: `surface-${knob.name}`, dragging: state.dragging });
  });
  return () => disposers.forEach((dispose) => void dispose());
}

/**
 * @param {Scope} scope
 * @param {Setting} name
 * @param {import('./number-entry.js').Bounds} bounds
 * @param {SurfaceProps} props
 */
function setting(scope, name, bounds, { state, catalogue, i18n }) {
  const optional = name === 'target';
  const ofNetworks = name === 'seed' && state.spec.value.problem.kind === 'network' ? '_network' : '';
  const value = specField(
    state,
    (spec) => spec[name] ?? (optional ? Number.NaN : (catalogue.defaults.spec[name] ?? bounds.minimum)),
    (spec, next) => ({ ...spec, [name]: Number.isNaN(next) ? null : next }),
  );
  const problem = signal('');
  const error = computed(() => errorAt(state.errors.value, [name]), [state.errors]);
  const test = `setting-${name}`;
  const input = numberInput(scope, { value, bounds, problem, i18n, test, optional });
  input.setAttribute('aria-describedby', `${test}-problem`);
  scope.attr(input, 'title', () => i18n.t(`settings.${name}${ofNetworks}_help`));
  scope.watch(
    () => input.setAttribute('aria-invalid', String(problem.value !== '' || error.value !== null)),
    [problem, error],
  );
  const words = scope.text(h('span'), () => i18n.t(`settings.${name}${ofNetworks}`));
  return h(
    'div',
    { class: 'setting' },
    h('label', { class: 'setting-name' }, words, input),
    knobProblem(scope, { i18n, error, test }, problem),
  );
}
