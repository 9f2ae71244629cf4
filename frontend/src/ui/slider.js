/** A slider on a knob's natural scale, with the default and the named values marked on it. */
import { formatNumber } from '../core/format.js';
import { h, setAttr } from './element.js';
import { toPlace, toValue } from './scale.js';

/** How far an arrow key moves, as a part of the slider; with shift, coarsely. */
export const FINE = 1 / 200;
export const COARSE = 1 / 20;

/**
 * @typedef {import('../core/catalogue.js').NumberKnob} NumberKnob
 * @typedef {{knob: NumberKnob, value: {value: number, subscribe: (fn: (value: number) => void) => () => void}, test: string,
 *   dragging?: import('../core/signal.js').Signal<boolean>}} SliderProps
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {SliderProps} props
 * @returns {HTMLInputElement}
 */
export function slider(scope, { knob, value, test, dragging }) {
  const letGo = () => {
    if (dragging) dragging.value = false;
  };
  const input = h('input', {
    type: 'range',
    class: 'slider',
    min: 0,
    max: 1,
    step: 'any',
    'data-test': `${test}-slider`,
    oninput: () => {
      if (dragging) dragging.value = true;
      value.value = toValue(knob, Number(input.value));
    },
    // A drag that ends where it began changes nothing, so its end is told by the pointer too.
    onchange: letGo,
    onpointerup: letGo,
    onpointercancel: letGo,
    onblur: letGo,
    onkeydown: (/** @type {KeyboardEvent} */ event) => moveByKey(event, knob, value),
  });
  scope.watch(() => show(input, knob, value.value), [value]);
  return input;
}

/**
 * @param {HTMLInputElement} input
 * @param {NumberKnob} knob
 * @param {number} value
 */
function show(input, knob, value) {
  const place = toPlace(knob, value);
  // A drag between two values of three digits must not make the thumb jump back under the pointer.
  if (toValue(knob, Number(input.value)) !== value) input.value = String(place);
  input.style.setProperty('--at', String(place));
  setAttr(input, 'aria-valuetext', formatNumber(value, 4));
}

/** @type {Record<string, number>} */
const DIRECTIONS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * @param {KeyboardEvent} event
 * @param {NumberKnob} knob
 * @param {{value: number}} value
 */
function moveByKey(event, knob, value) {
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  value.value = neighbour(knob, value.value, direction * (event.shiftKey ? COARSE : FINE));
}

/**
 * The value a little further along: a whole number moves by at least one, a value typed beyond the slider's end stays.
 * @param {NumberKnob} knob
 * @param {number} value
 * @param {number} by
 * @returns {number}
 */
export function neighbour(knob, value, by) {
  const beyond = by > 0 ? value >= knob.slider[1] : value <= knob.slider[0];
  if (beyond) return value;
  const next = toValue(knob, Math.min(Math.max(toPlace(knob, value) + by, 0), 1));
  if (next !== value || !knob.whole) return next;
  return Math.min(Math.max(value + Math.sign(by), knob.slider[0]), knob.slider[1]);
}
