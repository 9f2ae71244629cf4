/** What all schedules race with: the rate they begin with, and the run's own settings. */
import { computed } from '../core/signal.js';
import { knobValue, setKnobOfAll } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { mountRunSettings } from './run-settings.js';
import { specField } from './spec-field.js';

/** @typedef {Pick<import('../stage/context.js').SceneContext, 'state' | 'catalogue' | 'i18n'>} SetupProps */
/** @typedef {import('../core/catalogue.js').NumberKnob} NumberKnob */

/** The notes' starting rate. */
const RATE = 0.2;
const SLIDER = /** @type {const} */ ([0.01, 1]);

/**
 * @param {Element} root
 * @param {SetupProps} props
 * @returns {() => void}
 */
export function mountScheduleSetup(root, props) {
  const element = h('section', { class: 'rail-part' });
  root.append(element);
  const stops = [mountKnob(element, rateKnob(props)), mountRunSettings(element, props)];
  return () => {
    for (const stop of stops) stop();
    element.remove();
  };
}

/** @param {SetupProps} props */
function rateKnob({ state, catalogue, i18n }) {
  const declared = /** @type {NumberKnob} */ (catalogue.rule('gd').knobs.find(({ name }) => name === 'alpha'));
  const value = specField(
    state,
    (spec) => knobValue(spec.racers[0]?.knobs, declared),
    (spec, next) => setKnobOfAll(spec, 'alpha', next, catalogue),
  );
  const error = computed(() => errorAt(state.errors.value, ['racers', 0, 'knobs', 'alpha']), [state.errors]);
  const words = { symbol: 'α₀', label: i18n.text('schedules.alpha0'), help: i18n.text('schedules.alpha0_help') };
  const knob = { ...declared, ...words, default: RATE, marks: [], slider: SLIDER, scale: /** @type {const} */ ('log') };
  return { knob, value, error, i18n, test: 'alpha0', dragging: state.dragging };
}
