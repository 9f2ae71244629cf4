/** A number that a scene alone can choose, as a knob like those of the catalogue. */
import { signal } from '../core/signal.js';
import { mountKnob } from './knob.js';
import { ownField } from './own-field.js';

/** @typedef {import('../core/state.js').State} State */
/** @typedef {{ minimum: number, maximum: number, slider: readonly [number, number], scale: 'linear' | 'log', whole: boolean }} Bounds */
/**
 * @typedef {object} OwnKnobProps
 * @property {State} state
 * @property {import('../core/i18n.js').I18n} i18n
 * @property {string} scene its texts are `<scene>.<name>` and `<scene>.<name>_help`
 * @property {string} name
 * @property {Bounds} bounds
 * @property {(own: Readonly<Record<string, any>>) => any} read the scene's choices, with their defaults
 * @property {string} [symbol]
 * @property {import('../core/signal.js').Readable<import('../core/state.js').Complaint | null>} [error]
 */

/**
 * @param {Element} root
 * @param {OwnKnobProps} props
 * @returns {() => void}
 */
export function mountOwnKnob(root, { state, i18n, scene, name, bounds, read, symbol = '', error = signal(null) }) {
  const knob = /** @type {import('../core/catalogue.js').NumberKnob} */ ({
    ...bounds,
    kind: 'number',
    name,
    default: read({})[name],
    above_minimum: false,
    below_maximum: false,
    symbol,
    label: i18n.text(`${scene}.${name}`),
    help: i18n.text(`${scene}.${name}_help`),
    marks: [],
  });
  const value = ownField(
    state,
    (own) => read(own)[name],
    (_, next) => ({ [name]: next }),
  );
  const test = `own-${name}`;
  return mountKnob(root, { knob, value, error, i18n, test, dragging: state.dragging });
}
