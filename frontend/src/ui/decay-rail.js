/** What decays, and how strongly: the ground, and one strength for every racer that decays. */
import { decaySpec, groundOf, setStrength, strengthOf, strengthRange } from '../core/decay-spec.js';
import { fillSpec } from '../core/link-spec.js';
import { computed, signal } from '../core/signal.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';
import { specField } from './spec-field.js';

const GROUNDS = /** @type {const} */ (['surface', 'network']);

/**
 * @param {Element} root
 * @param {Pick<import('../stage/context.js').SceneContext, 'state' | 'catalogue' | 'i18n'>} props
 * @returns {() => void}
 */
export function mountDecayRail(root, { state, catalogue, i18n }) {
  const strength = h('div');
  const element = h('div', { class: 'rail-part' });
  root.append(element);
  const scope = createScope(i18n, element);
  const ground = computed(() => groundOf(state.spec.value), [state.spec]);
  element.append(
    segments(scope, {
      test: 'decay-ground',
      label: () => i18n.t('decay.ground'),
      options: GROUNDS.map((value) => ({ value, text: () => i18n.t(`decay.ground_${value}`) })),
      chosen: ground,
      onchoose: (value) => {
        state.focus.value = 0;
        state.spec.value = fillSpec(decaySpec(/** @type {'surface' | 'network'} */ (value)), catalogue);
      },
    }),
    strength,
  );
  const value = specField(state, strengthOf, (spec, next) => setStrength(spec, Number(next)));
  let unmount = () => {};
  scope.watch(() => {
    unmount();
    const { knob: declared } = catalogue.decay;
    const usual = strengthOf(decaySpec(ground.value));
    const knob = { ...declared, default: usual, slider: strengthRange(state.spec.value), marks: [] };
    const props = { knob, value, error: signal(null), i18n, test: 'decay-l2', dragging: state.dragging };
    unmount = mountKnob(strength, /** @type {any} */ (props));
  }, [ground]);
  scope.own(() => unmount());
  return scope.dispose;
}
