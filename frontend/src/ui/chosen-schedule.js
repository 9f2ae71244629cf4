/** The schedule that is looked at: what it does, its formula with the present numbers, its knobs. */
import { MANUAL } from '../core/schedule-race.js';
import { computed } from '../core/signal.js';
import { racerKeys } from '../core/spec.js';
import { h } from './element.js';
import { knobSymbols } from './formula.js';
import { mountLiveLines } from './live-lines.js';
import { mountScheduleKnob } from './schedule-picker.js';
import { createScope } from './scope.js';

/** @typedef {import('./live-lines.js').Filled} Filled */

/**
 * @param {Element} root
 * @param {Pick<import('../stage/context.js').SceneContext, 'state' | 'catalogue' | 'i18n'> & {
 *   focus: import('../core/signal.js').Readable<number>, fill: () => Filled | null,
 * }} props
 *   `fill` puts the present numbers into the chosen schedule's formula
 */
export function mountChosenSchedule(root, { state, catalogue, i18n, focus, fill }) {
  const element = h('section', { class: 'rail-part', 'data-test': 'chosen-schedule' });
  root.append(element);
  const scope = createScope(i18n, element);
  const name = computed(() => state.spec.value.racers[focus.value]?.schedule?.name ?? 'constant', [state.spec, focus]);
  const key = computed(() => `${focus.value} ${name.value}`, [focus, name]);
  const entry = () => catalogue.schedule(name.value);
  element.append(
    scope.text(h('h2', { class: 'rail-title' }), () => i18n.pick(entry().title), [key]),
    scope.text(h('p', { class: 'quiet' }), () => i18n.pick(entry().story), [key]),
  );
  let lines = { update: () => {}, dispose: () => {} };
  let inner = () => {};
  scope.watch(() => {
    inner();
    const { formula, knobs } = entry();
    const index = focus.value;
    const racerKey = /** @type {string} */ (racerKeys(state.spec.value.racers)[index]);
    // By hand the record is what stands for a formula, and is edited above.
    const shown = name.value === MANUAL ? [] : knobs;
    const live = name.value === MANUAL ? [] : [{ name: 'live-rate', formula, symbols: knobSymbols(knobs), fill }];
    lines = mountLiveLines(element, live);
    const stops = shown.map((knob) =>
      mountScheduleKnob(element, knob, /** @type {any} */ ({ state, i18n, index, racerKey })),
    );
    inner = () => {
      lines.dispose();
      for (const stop of stops) stop();
    };
  }, [key]);
  scope.own(() => inner());
  return { update: () => lines.update(), dispose: scope.dispose };
}
