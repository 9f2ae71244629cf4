/**
 * The phases in which a slow step is played: the gradient it starts from, the averages kept of it, their correction, the move.
 */

/** @typedef {'gradient' | 'averages' | 'correction' | 'move'} Phase */

/** Where each phase begins, in parts of the step. They begin together for all racers, whatever phases each rule has. */
const PHASES = /** @type {const} */ ([
  { id: 'gradient', from: 0 },
  { id: 'averages', from: 0.2 },
  { id: 'correction', from: 0.4 },
  { id: 'move', from: 0.6 },
]);

const MOVE_FROM = 0.6;
/** The last moment of a step; the next one is the next step's first. */
const ARRIVED = 1 - Number.EPSILON;

/**
 * The phase that has begun last, of those that a rule has.
 * @param {number} part how much of the step has passed, 0 (at rest) to 1
 * @param {readonly string[]} [has] the rule's phases; left out, all
 * @returns {Phase | null} null at rest
 */
export function phaseAt(part, has) {
  if (part <= 0) return null;
  return PHASES.findLast(({ id, from }) => part >= from && (!has || has.includes(id)))?.id ?? null;
}

/** How much of its way a racer has gone: it stands until the move. */
export function movedPart(/** @type {number} */ part) {
  return Math.max(0, (part - MOVE_FROM) / (1 - MOVE_FROM));
}

/**
 * The same step without movement: every phase shows its last picture from its beginning on.
 * @param {number} part
 * @returns {number}
 */
export function jumpedPart(part) {
  if (part <= 0) return 0;
  const next = PHASES.find(({ from }) => from > part);
  return next ? next.from - Number.EPSILON : ARRIVED;
}
