/** A racer's learning-rate schedule: which one, its knobs, and a picture of the rate over the run so far. */
import { computed } from '../core/signal.js';
import { knobValue, setSchedule, setScheduleKnob } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { showFormula } from './formula.js';
import { mountKnob } from './knob.js';
import { createScope } from './scope.js';
import { mountSparkline } from './sparkline.js';
import { specField } from './spec-field.js';

/**
 * @typedef {import('./racer-card.js').CardProps & {racerKey: string}} SchedulePickerProps
 */

/**
 * @param {Element} root
 * @param {SchedulePickerProps} props
 * @returns {() => void}
 */
export function mountSchedulePicker(root, props) {
  const { state, catalogue, i18n, index, racerKey, run } = props;
  const name = specField(
    state,
    (spec) => spec.racers[index]?.schedule?.name ?? catalogue.schedules[0]?.name ?? '',
    (spec, next) => setSchedule(spec, index, next),
  );
  const knobs = h('div', { class: 'schedule-knobs' });
  const element = h('div', { class: 'schedule' });
  root.append(element);
  const scope = createScope(i18n, element);
  const entry = () => catalogue.schedule(name.value);
  const story = scope.text(h('p', { class: 'quiet' }), () => i18n.pick(entry().story), [name]);
  const formula = h('p', { class: 'formula' });
  scope.watch(() => showFormula(formula, entry()), [name]);
  const more = h('div', {}, formula, story, knobs);
  element.append(picker(scope, name, props), more);
  scope.own(mountSparkline(more, { run, index, column: 'alpha', i18n }));
  let inner = () => {};
  scope.watch(() => {
    inner();
    // A schedule without knobs changes nothing, so there is nothing to tell or to draw.
    more.hidden = entry().knobs.length === 0;
    const disposers = entry().knobs.map((knob) => mountScheduleKnob(knobs, knob, props));
    inner = () => disposers.forEach((dispose) => void dispose());
  }, [name]);
  scope.own(() => inner());
  element.dataset.racer = racerKey;
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{value: string, subscribe: (fn: (value: string) => void) => () => void}} name
 * @param {SchedulePickerProps} props
 */
function picker(scope, name, { catalogue, i18n, racerKey }) {
  const options = catalogue.schedules.map((schedule) =>
    scope.text(h('option', { value: schedule.name }), () => i18n.pick(schedule.title)),
  );
  const change = () => {
    name.value = select.value;
  };
  const select = h('select', { class: 'field', 'data-test': `schedule-${racerKey}`, onchange: change }, ...options);
  scope.watch(() => {
    select.value = name.value;
  }, [name]);
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t('schedule.title')),
    select,
  );
}

/**
 * @param {Element} root
 * @param {import('./knob.js').Knob} knob
 * @param {SchedulePickerProps} props
 */
export function mountScheduleKnob(root, knob, { state, i18n, index, racerKey }) {
  const value = specField(
    state,
    (spec) => knobValue(spec.racers[index]?.schedule?.knobs, knob),
    (spec, next) => setScheduleKnob(spec, index, knob.name, next),
  );
  const where = ['racers', index, 'schedule', 'knobs', knob.name];
  const error = computed(() => errorAt(state.errors.value, where), [state.errors]);
  return mountKnob(root, {
    knob,
    value,
    error,
    i18n,
    test: `schedule-${racerKey}-${knob.name}`,
    dragging: state.dragging,
  });
}
