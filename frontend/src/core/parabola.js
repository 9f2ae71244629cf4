/**
 * The notes' curve J = 0.1(W − 5)²: gradient descent on it in closed form, and what each learning rate does.
 */

export const PARABOLA = Object.freeze({ name: 'notes_parabola', minimum: 5, curvature: 0.2 });

/** @typedef {'still' | 'creeps' | 'fast' | 'one_step' | 'oscillates' | 'cycles' | 'diverges' | 'climbs'} Regime */

/** Each regime with a learning rate that shows it, from slow to too fast. */
export const REGIMES = Object.freeze(
  /** @type {const} */ ([
    { regime: 'creeps', alpha: 0.5 },
    { regime: 'fast', alpha: 3 },
    { regime: 'one_step', alpha: 5 },
    { regime: 'oscillates', alpha: 8 },
    { regime: 'cycles', alpha: 10 },
    { regime: 'diverges', alpha: 11 },
  ]),
);

/**
 * What a step multiplies the distance to the minimum by: 1 − 0.2α, or 1 + 0.2α where the gradient is added.
 * @param {number} alpha
 * @param {'minus' | 'plus'} [sign]
 */
export function factorOf(alpha, sign = 'minus') {
  return sign === 'plus' ? 1 + PARABOLA.curvature * alpha : 1 - PARABOLA.curvature * alpha;
}

/**
 * What a run does that multiplies its distance by a factor each step. Fast is to lose half of it, or more.
 * @param {number} factor
 * @returns {Regime}
 */
export function regimeOf(factor) {
  if (factor >= 1) return factor === 1 ? 'still' : 'climbs';
  if (factor > 0) return factor > 0.5 ? 'creeps' : 'fast';
  if (factor === 0) return 'one_step';
  if (factor > -1) return 'oscillates';
  return factor === -1 ? 'cycles' : 'diverges';
}

/**
 * W_t = 5 + (W_0 − 5)(1 ∓ 0.2α)^t for t = 0 .. steps.
 * @param {number} start
 * @param {number} factor
 * @param {number} steps
 * @returns {Float64Array}
 */
export function closedForm(start, factor, steps) {
  const { minimum } = PARABOLA;
  return Float64Array.from({ length: steps + 1 }, (_, t) => minimum + (start - minimum) * factor ** t);
}

/**
 * Whether the closed form is that of a racer: plain gradient descent on the notes' curve, at a constant rate and without decay.
 * @param {import('./spec.js').RunSpec} spec
 * @param {import('./spec.js').RacerSpec | undefined} racer
 */
export function isClosed(spec, racer) {
  const { problem, noise } = spec;
  const curve = problem.kind === 'surface' && problem.name === PARABOLA.name;
  const plain = racer?.rule === 'gd' && !racer.l2_form && (racer.schedule?.name ?? 'constant') === 'constant';
  return curve && !noise && plain;
}
