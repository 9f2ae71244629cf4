/** Which comparison of rules is on, and, for the two forms of Momentum, the knobs that both have in common. */
import { fillSpec } from '../core/link-spec.js';
import { CHARTS, PARTS, rulesSpec, setForms, sharedOf } from '../core/rules-spec.js';
import { signal } from '../core/signal.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';
import { specField } from './spec-field.js';

/** @typedef {import('../core/rules-spec.js').Part} Part */
/** @typedef {Pick<import('../stage/context.js').SceneContext, 'state' | 'catalogue' | 'i18n'>} Props */

const SHARED = /** @type {const} */ (['alpha', 'beta']);

/**
 * @param {Element} root
 * @param {Props & { part: import('../core/signal.js').Readable<Part> }} props
 * @returns {() => void}
 */
export function mountRulesRail(root, props) {
  const { i18n, part } = props;
  const shared = h('div', { class: 'rail-part' });
  const element = h('div', { class: 'rail-part' });
  root.append(element);
  const scope = createScope(i18n, element);
  const choice = segments(scope, {
    test: 'part',
    label: () => i18n.t('rules.parts'),
    options: PARTS.map((value) => ({ value, text: () => i18n.t(`rules.part_${value}`) })),
    chosen: part,
    onchoose: (value) => showPart(props, /** @type {Part} */ (value)),
  });
  choice.classList.add('segments-two');
  element.append(choice, shared);
  let unmount = () => {};
  scope.watch(() => {
    unmount();
    const stops = part.value === 'forms' ? SHARED.map((name) => mountShared(shared, name, props)) : [];
    unmount = () => stops.forEach((stop) => void stop());
    shared.hidden = stops.length === 0;
  }, [part]);
  scope.own(() => unmount());
  return scope.dispose;
}

/** @param {Props} props @param {Part} part */
export function showPart({ state, catalogue }, part) {
  const charts = /** @type {Readonly<Record<string, readonly string[]>>} */ (CHARTS)[part];
  state.own.value = { ...(part === 'terms' ? {} : { part }), ...(charts ? { charts } : {}) };
  state.spec.value = fillSpec(rulesSpec(part, catalogue), catalogue);
}

/** A knob of the averaging form that moves the heavy ball too. @param {Element} root @param {'alpha' | 'beta'} name @param {Props} props */
function mountShared(root, name, { state, catalogue, i18n }) {
  const declared = catalogue.rule('momentum').knobs.find((knob) => knob.name === name);
  const usual = /** @type {number} */ (rulesSpec('forms', catalogue).racers[0]?.knobs?.[name]);
  const value = specField(
    state,
    (spec) => sharedOf(spec, name, catalogue),
    (spec, next) => {
      const [alpha, beta] = SHARED.map((one) => (one === name ? Number(next) : sharedOf(spec, one, catalogue)));
      return alpha !== undefined && beta !== undefined ? setForms(spec, alpha, beta) : spec;
    },
  );
  const knob = { .../** @type {any} */ (declared), default: usual };
  const test = `both-${name}`;
  return mountKnob(root, {
    knob,
    value: /** @type {any} */ (value),
    error: signal(null),
    i18n,
    test,
    dragging: state.dragging,
  });
}
