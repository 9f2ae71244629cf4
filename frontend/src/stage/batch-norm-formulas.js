/**
 * The formulas of batch normalisation with the numbers of the small batch put in: right, and as the notes print them.
 */
import { inside } from '../ui/live-lines.js';

/** @typedef {import('../core/small-batch.js').SmallBatch} SmallBatch */
/** @typedef {import('../core/small-batch.js').BatchChoice} BatchChoice */
/** @typedef {{ batch: SmallBatch, choice: BatchChoice, seen: number }} Here */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */

const sum = (/** @type {ArrayLike<number>} */ values) => Array.from(values, (z) => inside(z)).join(' + ');

/** @param {() => Here | null} look @returns {LiveLine[]} */
export function batchNormFormulas(look) {
  const line = (
    /** @type {string} */ name,
    /** @type {string} */ formula,
    /** @type {(here: Here) => import('../ui/live-lines.js').Filled} */ fill,
  ) => ({
    name,
    formula,
    fill: () => {
      const here = look();
      return here && fill(here);
    },
  });
  const column = (/** @type {Here} */ { batch }, /** @type {string} */ name) => batch.columns[name] ?? [];
  return [
    line('bn-mean', 'μ = (1/m) Σ Z', (here) => ({
      numbers: `(${sum(column(here, 'values'))}) / ${here.choice.values.length}`,
      result: here.batch.mean,
    })),
    line('bn-variance', 'σ^2 = (1/m) Σ (Z - μ)^2', (here) => ({
      numbers: `(${sum(column(here, 'squared'))}) / ${here.choice.values.length}`,
      result: here.batch.variance,
    })),
    line('bn-output', 'γ (Z - μ)/√(σ^2 + ε) + β', (here) => ({
      numbers: right(here),
      result: Number(column(here, 'outputs')[0]),
    })),
    line('bn-printed-variance', 'δ^2 = (1/m) Σ (Z - μ)', (here) => ({
      numbers: `(${sum(column(here, 'centred'))}) / ${here.choice.values.length}`,
      result: here.batch.printedVariance,
    })),
    line('bn-printed', 'α Z μ/(√(δ^2) + ε) + β', (here) => ({
      numbers: printed(here),
      result: Number(column(here, 'printed')[0]),
    })),
    line('bn-running', 'μₜ = 0.9 μₜ₋₁ + 0.1 μ', ({ batch, seen }) => ({
      numbers: seen > 0 ? `0.9 × ${inside(Number(batch.runningMean[seen - 1]))} + 0.1 × ${inside(batch.mean)}` : '0',
      result: Number(batch.runningMean[seen]),
    })),
  ];
}

/** @param {Here} here */
function right({ batch, choice: { gamma, beta, eps, values } }) {
  const top = `${inside(gamma)} × (${inside(Number(values[0]))} − ${inside(batch.mean)})`;
  return `${top} / √(${inside(batch.variance)} + ${inside(eps)}) + ${inside(beta)}`;
}

/** @param {Here} here */
function printed({ batch, choice: { gamma, beta, eps, values } }) {
  const top = `${inside(gamma)} × ${inside(Number(values[0]))} × ${inside(batch.mean)}`;
  return `${top} / (√${inside(batch.printedVariance)} + ${inside(eps)}) + ${inside(beta)}`;
}
