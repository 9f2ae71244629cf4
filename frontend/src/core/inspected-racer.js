/**
 * A racer's run as the inspector's source.
 */

/** @typedef {import('./catalogue.js').RuleEntry} RuleEntry */
/** @typedef {import('./track.js').RacerTrack} RacerTrack */
/** @typedef {import('./inspection.js').Source} Source */

/**
 * @param {RuleEntry} rule
 * @param {RacerTrack} track
 * @param {{ parameters: readonly string[], spec: { noise?: number } }} run
 * @returns {Source}
 */
export function inspectedRacer(rule, track, { parameters, spec }) {
  const knobs = track.spec.knobs ?? {};
  const lines = rule.lines.filter(({ when }) => !when || knobs[when[0]] === when[1]);
  const sign = track.spec.sign ?? 'minus';
  return {
    key: JSON.stringify([rule.name, lines.map(({ expression }) => expression), sign, parameters]),
    lines,
    phases: ['gradient', ...new Set([...lines.map(({ phase }) => phase), 'move'])],
    axes: parameters,
    state: rule.state.map(({ name }) => name),
    powers: rule.powers,
    symbols: Object.fromEntries(rule.knobs.map(({ name, symbol }) => [name, symbol])),
    sign,
    noisy: (spec.noise ?? 0) > 0,
    get rows() {
      return track.count;
    },
    value(name, axis, row) {
      if (track.has(name)) return track.at(name, row, track.size(name) > 1 ? axis : 0);
      const knob = knobs[name];
      if (typeof knob !== 'number') throw new RangeError(`${rule.name} records no ${name}`);
      return knob;
    },
  };
}
