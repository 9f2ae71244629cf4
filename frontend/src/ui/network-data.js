/** Which data the networks learn: a set of the catalogue, how many samples, how noisy, how many are kept for testing; or one's own. */
import { fullProblem, SIZE, setData } from '../core/network-spec.js';
import { signal } from '../core/signal.js';
import { choiceField } from './choice-field.js';
import { h } from './element.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';
import { specField } from './spec-field.js';

/** The data set that is a person's own points. */
export const OWN = 'points';

/**
 * @typedef {{
 *   state: import('../core/state.js').State, catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n, tests: import('../core/signal.js').Signal<boolean>,
 *   onown: () => void,
 * }} DataProps
 *   `onown` is told when a reader asks for points of their own
 */

/**
 * @param {HTMLElement} root
 * @param {DataProps} props
 */
export function mountNetworkData(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'network-data' });
  root.append(element);
  const scope = createScope(i18n, element);
  const { limits } = catalogue.networks;
  const story = scope.text(h('p', { class: 'quiet problem-story' }), () => storyOf(props), [state.spec]);
  const numbers = h('div', { class: 'network-numbers-row' });
  const bounds = {
    size: { minimum: 2, maximum: Number(limits.samples), whole: true },
    noise: { minimum: 0, maximum: Number(limits.noise) },
    test_share: { minimum: 0, maximum: 1, below_maximum: true },
    seed: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true },
  };
  for (const [name, range] of Object.entries(bounds))
    numbers.append(field(scope, /** @type {keyof typeof bounds} */ (name), range, props));
  element.append(dataSelect(scope, props), numbers, testToggle(scope, props), story);
  return scope.dispose;
}

/** @param {import('./scope.js').Scope} scope @param {DataProps} props */
function dataSelect(scope, { state, catalogue, i18n, onown }) {
  const name = specField(
    state,
    (spec) => fullProblem(spec, catalogue).data.name,
    (spec, next) => {
      const { noise, test_share, seed } = fullProblem(spec, catalogue).data;
      return setData(spec, { name: next, size: SIZE, noise, test_share, ...(seed == null ? {} : { seed }) }, catalogue);
    },
  );
  const chosen = {
    get value() {
      return name.value;
    },
    set value(next) {
      if (next === OWN) onown();
      else name.value = next;
    },
    subscribe: name.subscribe,
  };
  const options = [
    ...catalogue.networks.data.map(({ name: value, title }) => ({ value, text: () => i18n.pick(title) })),
    { value: OWN, text: () => i18n.t('network.data.own') },
  ];
  return choiceField(scope, { name: () => i18n.t('network.data'), test: 'data', options, value: chosen });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {'size' | 'noise' | 'test_share' | 'seed'} name
 * @param {import('./number-entry.js').Bounds} bounds
 * @param {DataProps} props
 */
function field(scope, name, bounds, { state, catalogue, i18n }) {
  const value = specField(
    state,
    (spec) => {
      const { data } = fullProblem(spec, catalogue);
      return Number(data[name] ?? (name === 'seed' ? (spec.seed ?? 0) : (data.points?.length ?? SIZE)));
    },
    (spec, next) => setData(spec, { ...fullProblem(spec, catalogue).data, [name]: next }, catalogue),
  );
  const problem = signal('');
  const input = numberInput(scope, { value, bounds, problem, i18n, test: `data-${name}` });
  scope.watch(() => {
    input.setAttribute('aria-invalid', String(problem.value !== ''));
    input.title = problem.value || i18n.t(`network.data.${name}_help`);
    // One's own points are as many as there are, and have no noise added by us.
    const own = fullProblem(state.spec.value, catalogue).data.name === OWN;
    input.disabled = own && (name === 'size' || name === 'noise');
  }, [problem, i18n.lang, state.spec]);
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t(`network.data.${name}`)),
    input,
  );
}

/** @param {import('./scope.js').Scope} scope @param {DataProps} props */
function testToggle(scope, { tests, i18n }) {
  const change = () => {
    tests.value = box.checked;
  };
  const box = h('input', { type: 'checkbox', 'data-test': 'show-tests', onchange: change });
  scope.watch(() => {
    box.checked = tests.value;
  }, [tests]);
  return h(
    'label',
    { class: 'labelled check' },
    box,
    scope.text(h('span'), () => i18n.t('network.data.show_tests')),
  );
}

/** @param {DataProps} props */
function storyOf({ state, catalogue, i18n }) {
  const { name } = fullProblem(state.spec.value, catalogue).data;
  const entry = catalogue.networks.data.find((data) => data.name === name);
  return entry ? i18n.pick(entry.story) : i18n.t('network.data.own_story');
}
