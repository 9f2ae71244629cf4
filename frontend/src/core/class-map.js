/**
 * The map of a class: two knobs of one racer, each outcome of a run a point. An axis is named `rule.knob`.
 */

/** @typedef {import('./room.js').Axis} Axis */
/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').NumberKnob} NumberKnob */

/** The colours and shapes of a map, as the server names them. */
export const OUTCOMES = /** @type {const} */ (['reached', 'descending', 'stuck', 'cycling', 'diverged']);

/**
 * The number knobs of the run's racers that a map can be drawn over, those of the chosen racer and of racers with several first.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @param {number} focus
 * @returns {Axis[]}
 */
export function mapAxes(spec, catalogue, focus) {
  const lists = spec.racers.map(({ rule }) => knobAxes(rule, catalogue));
  const chosen = lists[focus] ?? [];
  const order = [chosen, ...lists.filter((list) => list !== chosen)].sort(
    (a, b) => Number(b.length > 1) - Number(a.length > 1),
  );
  const axes = order.flat();
  return axes.filter(({ name }, i) => axes.findIndex((axis) => axis.name === name) === i);
}

/** @param {string} rule @param {Catalogue} catalogue @returns {Axis[]} */
function knobAxes(rule, catalogue) {
  const knobs = catalogue.rule(rule).knobs.filter((knob) => knob.kind === 'number');
  return /** @type {NumberKnob[]} */ (knobs)
    .filter(({ slider }) => slider[1] > slider[0])
    .map(({ name, slider, scale }) => ({ name: `${rule}.${name}`, low: slider[0], high: slider[1], scale }));
}

/**
 * The knob that an axis stands for, or null where this page's run has no such racer.
 * @param {Axis} axis
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 */
export function knobOf({ name }, spec, catalogue) {
  const [rule = '', knob = ''] = name.split('.');
  const index = spec.racers.findIndex((racer) => racer.rule === rule);
  const known = index >= 0 && catalogue.rule(rule).knobs.some((each) => each.name === knob && each.kind === 'number');
  return known ? { index, knob } : null;
}

/**
 * The run with both knobs at a point of the map, and the racer whose outcome counts: that of the axis across.
 * @param {RunSpec} spec
 * @param {readonly Axis[]} axes
 * @param {readonly number[]} point
 * @param {Catalogue} catalogue
 * @returns {{ spec: RunSpec, index: number } | null}
 */
export function specAt(spec, axes, point, catalogue) {
  let racers = spec.racers;
  for (const [i, axis] of axes.entries()) {
    const place = knobOf(axis, spec, catalogue);
    const value = point[i];
    if (!place || value === undefined) return null;
    racers = racers.map((racer, at) =>
      at === place.index ? { ...racer, knobs: { ...racer.knobs, [place.knob]: value } } : racer,
    );
  }
  const [across] = axes;
  const index = across ? (knobOf(across, spec, catalogue)?.index ?? 0) : 0;
  return { spec: { ...spec, racers }, index };
}
