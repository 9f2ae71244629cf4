/**
 * The misprints of the notes, and where what they teach differs from the papers: as printed, the right form, and a view in which the
 * difference can be seen. The texts are `errata.<id>`, `errata.<id>_why` and `errata.<id>_see`.
 *
 * @typedef {{ left: string, sign: ':=' | '=', right: string }} Formula in the grammar of a rule's lines
 * @typedef {{ formula: Formula } | { text: string, below?: string }} Said `below` is lowered
 * @typedef {{
 *   id: string, section: number, kind: 'misprint' | 'differs', printed: Said, right: Said,
 *   see: import('./link.js').LinkedView,
 * }} Erratum
 */

import { decaySpec } from './decay-spec.js';

/** @param {string} left @param {':=' | '='} sign @param {string} right */
const formula = (left, sign, right) => ({ formula: { left, sign, right } });
const text = (/** @type {string} */ words) => ({ text: words });

/** The same fall twice, to the power 1 as printed and to 1/2. */
const POWERS = /** @type {any} */ ({
  problem: { kind: 'surface', name: 'notes_parabola' },
  steps: 200,
  racers: [
    { rule: 'gd', label: 'k/epoch', knobs: { alpha: 1 }, schedule: { name: 'power_epoch', knobs: { power: 1 } } },
    { rule: 'gd', label: 'k/√epoch', knobs: { alpha: 1 }, schedule: { name: 'power_epoch', knobs: { power: 0.5 } } },
  ],
});

const BOWL = decaySpec('surface');
/** The pull with α, and as printed. */
const PULLS = {
  ...BOWL,
  racers: /** @type {const} */ ([
    ['αλW', 'decoupled'],
    ['λW', 'as_printed'],
  ]).map(([label, l2_form], i) => ({ .../** @type {any} */ (BOWL.racers[i]), label, l2_form })),
};

/** @type {readonly Erratum[]} in the order of the notes */
export const ERRATA = Object.freeze([
  {
    ...{ id: 'decay', section: 4, kind: /** @type {const} */ ('misprint') },
    printed: formula('W', ':=', 'W - lambda/m*W - alpha*dW'),
    right: formula('W', ':=', 'W - alpha*(lambda/m)*W - alpha*dW'),
    see: { scene: 'decay', spec: PULLS },
  },
  {
    ...{ id: 'batches', section: 6, kind: /** @type {const} */ ('misprint') },
    printed: text('t = 1 … B'),
    right: text('t = 1 … ⌈m / B⌉'),
    see: { lesson: 'mini_batch.1' },
  },
  {
    ...{ id: 'adam', section: 11, kind: /** @type {const} */ ('misprint') },
    printed: text('Adma'),
    right: text('Adam'),
    see: { scene: 'rules' },
  },
  {
    ...{ id: 'start', section: 11, kind: /** @type {const} */ ('misprint') },
    printed: { text: 'S', below: 'dW=0' },
    right: formula('S', '=', '0'),
    see: { lesson: 'adam.2' },
  },
  {
    ...{ id: 'beta2', section: 11, kind: /** @type {const} */ ('differs') },
    printed: formula('beta2', '=', '0.99'),
    right: formula('beta2', '=', '0.999'),
    see: { lesson: 'adam.3' },
  },
  {
    ...{ id: 'table', section: 12, kind: /** @type {const} */ ('misprint') },
    printed: text('0.1, 0.67, 0.5, 0.4'),
    right: text('0.1, 0.0667, 0.05, 0.04'),
    see: { scene: 'schedules' },
  },
  {
    ...{ id: 'root', section: 12, kind: /** @type {const} */ ('differs') },
    printed: formula('alpha', '=', 'k/epoch*alpha0'),
    right: formula('alpha', '=', 'k/sqrt(epoch)*alpha0'),
    see: { scene: 'race', spec: POWERS },
  },
  {
    ...{ id: 'variance', section: 13, kind: /** @type {const} */ ('misprint') },
    printed: formula('delta**2', '=', 'mean(Z - mu)'),
    right: formula('delta**2', '=', 'mean((Z - mu)**2)'),
    see: { scene: 'batch-norm', step: 0 },
  },
  {
    ...{ id: 'numerator', section: 13, kind: /** @type {const} */ ('misprint') },
    printed: formula('Zn', '=', 'alpha*(Z*mu)/(sqrt(delta**2) + eps) + beta'),
    right: formula('Zn', '=', 'gamma*(Z - mu)/sqrt(delta**2 + eps) + beta'),
    see: { scene: 'batch-norm', own: { values: [102, 104, 106, 112] }, step: 0 },
  },
  {
    ...{ id: 'inside', section: 13, kind: /** @type {const} */ ('differs') },
    printed: formula('Zn', '=', '(Z - mu)/(sqrt(delta**2) + eps)'),
    right: formula('Zn', '=', '(Z - mu)/sqrt(delta**2 + eps)'),
    see: { scene: 'batch-norm', own: { eps: 1 }, step: 0 },
  },
  {
    ...{ id: 'names', section: 13, kind: /** @type {const} */ ('differs') },
    printed: text('α, β, δ²'),
    right: text('γ, β, σ²'),
    see: { lesson: 'batch_norm.1' },
  },
]);
