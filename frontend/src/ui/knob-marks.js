/** Marks on a knob's slider: a tick at the default, and a named tick at each value that has a name. */
import { h } from './element.js';
import { toPlace } from './scale.js';

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('./knob-number.js').NumberProps} props
 * @returns {HTMLElement[]}
 */
export function knobMarks(scope, { knob, value, i18n, test }) {
  const title = () => i18n.t('knob.default', { value: String(knob.default) });
  const tick = scope.attr(h('span', { class: 'knob-tick' }), 'title', title);
  place(tick, toPlace(knob, knob.default));
  if (knob.marks.length === 0) return [tick];
  const row = h('div', { class: 'knob-marks' });
  const marks = [...byValue(knob.marks)].sort(([a], [b]) => a - b);
  const places = marks.map(([at]) => toPlace(knob, at));
  for (const [i, [at, labels]] of marks.entries()) {
    const name = () => labels.map((label) => i18n.pick(label)).join(' · ');
    const take = () => {
      value.value = at;
    };
    const mark = h('button', { type: 'button', class: 'knob-mark', 'data-test': `${test}-mark-${at}`, onclick: take });
    scope.text(mark, name);
    scope.attr(mark, 'aria-label', () => i18n.t('knob.mark', { name: name(), value: String(at) }));
    scope.attr(mark, 'title', () => i18n.t('knob.mark', { name: name(), value: String(at) }));
    mark.style.setProperty('--lean', String(lean(places, i)));
    row.append(place(mark, places[i] ?? 0));
  }
  return [tick, row];
}

/**
 * @param {import('../core/catalogue.js').NumberKnob['marks']} marks
 * @returns {Map<number, import('../core/catalogue.js').Text[]>}
 */
function byValue(marks) {
  const found = new Map();
  for (const { value, label } of marks) found.set(value, [...(found.get(value) ?? []), label]);
  return found;
}

/** Two marks closer than this part of the slider would write over each other. */
const CLOSE = 0.3;

/**
 * Which part of a label lies left of its tick: as much as leaves the label on the slider, away from a close neighbour.
 * @param {readonly number[]} places rising
 * @param {number} i
 */
function lean(places, i) {
  const at = places[i] ?? 0;
  if ((places[i + 1] ?? Number.POSITIVE_INFINITY) - at < CLOSE) return 1;
  return at - (places[i - 1] ?? Number.NEGATIVE_INFINITY) < CLOSE ? 0 : at;
}

/**
 * @template {HTMLElement} E
 * @param {E} element
 * @param {number} at
 */
function place(element, at) {
  element.style.setProperty('--place', String(at));
  return element;
}
