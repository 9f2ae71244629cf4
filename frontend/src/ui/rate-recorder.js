/** The rate by hand: a slider that works while the run plays, and the record of its changes, to be edited and played again. */
import { changesOf, manualIndex, rateAt, recorded, setChanges } from '../core/schedule-race.js';
import { computed, effect } from '../core/signal.js';
import { knobValue, racerKeys } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { iconButton } from './button.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { mountScheduleKnob } from './schedule-picker.js';
import { createScope } from './scope.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {Pick<SceneContext, 'state' | 'player' | 'catalogue' | 'i18n'>} RecorderProps */

/** Of the slider: a number of any size can be typed. */
const SLIDER = /** @type {const} */ ([0.001, 1]);

/**
 * @param {Element} root
 * @param {RecorderProps} props
 * @returns {() => void}
 */
export function mountRateRecorder(root, props) {
  const { state, player, i18n } = props;
  const element = h('section', { class: 'rail-part', 'data-test': 'recorder' });
  root.append(element);
  const scope = createScope(i18n, element);
  element.append(scope.text(h('h2', { class: 'rail-title' }), () => i18n.t('schedules.by_hand')));
  const knob = h('div');
  element.append(knob);
  scope.own(mountKnob(knob, liveKnob(props)));
  const again = () => {
    player.toStart();
    player.play();
  };
  const forget = () => state.updateSpec((spec) => setChanges(spec, manualIndex(spec), []));
  const erase = iconButton(scope, i18n, {
    ...{ icon: 'remove', key: 'schedules.forget', onclick: forget, test: 'forget', visible: true },
  });
  const replay = iconButton(scope, i18n, {
    ...{ icon: 'reset', key: 'schedules.again', onclick: again, test: 'again', visible: true },
  });
  element.append(h('div', { class: 'recorder-buttons' }, replay, erase), record(scope, props));
  scope.watch(() => {
    const index = manualIndex(state.spec.value);
    element.hidden = index < 0;
    erase.disabled = index < 0 || changesOf(state.spec.value, index).length === 0;
  }, [state.spec]);
  return scope.dispose;
}

/**
 * The rate of the next update: reading it follows record and playhead, setting it writes the record.
 * @param {RecorderProps} props
 */
function liveKnob({ state, player, catalogue, i18n }) {
  const declared = /** @type {import('../core/catalogue.js').NumberKnob} */ (
    catalogue.rule('gd').knobs.find(({ name }) => name === 'alpha')
  );
  const before = () => Number(knobValue(state.spec.value.racers[manualIndex(state.spec.value)]?.knobs, declared));
  /** The last update of a run can still be changed when the playhead is at its end. */
  const next = () => Math.min(player.step.value + 1, state.spec.value.steps);
  const read = () => rateAt(changesOf(state.spec.value, manualIndex(state.spec.value)), next(), before());
  const shown = computed(read, [state.spec, player.step]);
  const value = {
    get value() {
      return read();
    },
    set value(rate) {
      if (rate === read()) return;
      state.updateSpec((spec) => {
        const index = manualIndex(spec);
        return setChanges(spec, index, recorded(changesOf(spec, index), next(), rate));
      });
    },
    subscribe: shown.subscribe,
  };
  const error = computed(
    () => errorAt(state.errors.value, ['racers', manualIndex(state.spec.value), 'schedule']),
    [state.errors],
  );
  const label = i18n.text('schedules.live');
  const help = i18n.text('schedules.live_help');
  const knob = {
    ...declared,
    default: before(),
    slider: SLIDER,
    scale: /** @type {const} */ ('log'),
    marks: [],
    label,
    help,
  };
  return { knob, value: /** @type {any} */ (value), error, i18n, test: 'live-alpha', dragging: state.dragging };
}

/**
 * The record, folded: its rows are made only while it is open, for there can be hundreds.
 * @param {import('./scope.js').Scope} scope
 * @param {RecorderProps} props
 */
function record(scope, { state, catalogue, i18n }) {
  const rows = h('div');
  const details = h('details', { class: 'recorder-list', 'data-test': 'record' });
  const count = () => changesOf(state.spec.value, manualIndex(state.spec.value)).length;
  const summary = scope.text(h('summary'), () => i18n.t('schedules.record', { count: String(count()) }), [state.spec]);
  details.append(summary, rows);
  const [changes] = catalogue.schedule('manual').knobs;
  let stop = () => {};
  const show = () => {
    stop();
    stop = () => {};
    const index = manualIndex(state.spec.value);
    const racerKey = racerKeys(state.spec.value.racers)[index];
    if (details.open && changes && racerKey)
      stop = mountScheduleKnob(rows, changes, /** @type {any} */ ({ state, i18n, index, racerKey }));
  };
  details.addEventListener('toggle', show);
  const place = computed(() => manualIndex(state.spec.value), [state.spec]);
  scope.own(effect(show, [place]));
  scope.own(() => stop());
  return details;
}
