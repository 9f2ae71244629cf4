/**
 * One update of a network as the inspector's source: row 0 is before it, row 1 after. It holds what the server looked up, and computes
 * nothing.
 */

import { prettyName } from './network-shape.js';

/** @typedef {import('./catalogue.js').RuleEntry} RuleEntry */
/** @typedef {import('./inspection.js').Source} Source */
/** @typedef {import('./looks.js').Part} Part */

/**
 * @param {RuleEntry} rule
 * @param {import('./spec.js').RacerSpec} racer
 * @param {readonly string[]} names of the network's parameters
 * @param {() => Part} moment the update that is looked at
 * @returns {Source}
 */
export function inspectedWeight(rule, racer, names, moment) {
  const knobs = racer.knobs ?? {};
  const lines = rule.lines.filter(({ when }) => !when || knobs[when[0]] === when[1]);
  const sign = racer.sign ?? 'minus';
  return {
    key: JSON.stringify([rule.name, lines.map(({ expression }) => expression), sign, names]),
    lines,
    phases: ['gradient', ...new Set([...lines.map(({ phase }) => phase), 'move'])],
    axes: names.map(prettyName),
    state: rule.state.map(({ name }) => name),
    powers: rule.powers,
    symbols: Object.fromEntries(rule.knobs.map(({ name, symbol }) => [name, symbol])),
    sign,
    noisy: false,
    rows: 2,
    value(name, axis, row) {
      const part = moment();
      const array = arrayOf(part, columnOf(name, row));
      if (array) return Number(array[axis]);
      if (name === 'alpha') return Number(part.alpha);
      const number = part.numbers?.[name] ?? knobs[name];
      return typeof number === 'number' ? number : Number.NaN;
    },
  };
}

/** A number before the update stands under its own name. @param {string} name @param {number} row */
function columnOf(name, row) {
  return row === 0 && name !== 'grad' ? `${name}.before` : name;
}

/** @param {Part} part @param {string} name @returns {Float64Array | undefined} */
function arrayOf(part, name) {
  return part.arrays[part.names.indexOf(name)];
}
