/**
 * The formulas of a deep chain with the numbers of the layer at the playhead put in.
 */
import { placeOf } from '../core/deep-choice.js';
import { formatNumber } from '../core/format.js';
import { inside } from '../ui/live-lines.js';

/** @typedef {import('./deep-view.js').Shown} Shown */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */
/** @typedef {{ shown: Shown, layer: number, back: boolean }} Here */

/** The mean square of an activation's slope; of those that flatten, the most that it can be. */
const PART = /** @type {Readonly<Record<string, number>>} */ ({
  identity: 1,
  relu: 1 / 2,
  leaky_relu: (1 + 0.01 ** 2) / 2,
  tanh: 1,
  sigmoid: 1 / 16,
});
const FLATTENS = Object.freeze(['tanh', 'sigmoid']);

/** @param {() => Here | null} look @returns {LiveLine[]} */
export function linearFormulas(look) {
  return [0, 1].flatMap((index) => {
    const line = line0(look, index);
    return [
      line(`deep-forward-${index}`, 'aₗ = w aₗ₋₁', ({ passage, w, layer }) => ({
        numbers: layer > 0 ? `${inside(w)} × ${inside(Number(passage.forward[layer - 1]))}` : 'x',
        result: Number(passage.forward[layer]),
      })),
      line(`deep-closed-${index}`, 'aₗ = w^l', ({ w, layer }) => ({
        numbers: `${inside(w)}^${layer}`,
        result: w ** layer,
      })),
      line(`deep-backward-${index}`, '∂J/∂aₗ = w^(L - l)', ({ passage, w, layer, depth }) => ({
        numbers: `${inside(w)}^${depth - layer}`,
        result: Number(passage.backward[layer]),
      })),
    ];
  });
}

/** @param {() => Here | null} look @param {number} index */
function line0(look, index) {
  /** @typedef {{ passage: import('../core/deep.js').Passage, w: number, layer: number, depth: number }} Found */
  return (
    /** @type {string} */ name,
    /** @type {string} */ formula,
    /** @type {(found: Found) => import('../ui/live-lines.js').Filled} */ fill,
  ) => ({
    name,
    formula,
    fill: () => {
      const here = look();
      const passage = here?.shown.answer.linear[index];
      if (!here || !passage) return null;
      const w = index === 0 ? here.shown.choice.w : here.shown.choice.beside;
      return fill({ passage, w, layer: here.layer, depth: here.shown.depth });
    },
  });
}

/** @param {() => Here | null} look @returns {LiveLine[]} */
export function chainFormulas(look) {
  const chosen = () => {
    const here = look();
    const passage = here?.shown.answer.chain.find(({ init }) => init === here.shown.choice.init);
    return here && passage ? { ...here, passage } : null;
  };
  const measured = (/** @type {'forward' | 'backward'} */ way, /** @type {string} */ formula) => ({
    name: `deep-rms-${way}`,
    formula,
    fill: () => {
      const found = chosen();
      if (!found) return null;
      const { passage, layer } = found;
      const shares = passage[way].column('zeros')[layer];
      return {
        numbers: `[0: ${percent(shares)}, ∞: ${percent(passage[way].column('infinite')[layer])}]`,
        result: Number(passage[way].column('rms')[layer]),
      };
    },
  });
  return [
    {
      name: 'deep-factor',
      formula: 'σ √(n q)',
      fill: () => {
        const found = chosen();
        const part = PART[found?.shown.choice.activation ?? ''];
        if (!found || part === undefined) return null;
        const { deviation } = found.passage;
        const { width } = found.shown.choice;
        const most = FLATTENS.includes(found.shown.choice.activation) ? '≤ ' : '';
        const numbers = `${formatNumber(deviation, 4)} × √(${width} × ${most}${formatNumber(part, 4)})`;
        return { numbers, result: deviation * Math.sqrt(width * part) };
      },
    },
    measured('forward', '√(mean aₗ^2)'),
    measured('backward', '√(mean (∂J/∂aₗ)^2)'),
  ];
}

function percent(/** @type {number | undefined} */ share) {
  return `${formatNumber(100 * Number(share), 3)} %`;
}

/** Where the playhead is in what is shown. @param {Shown | null} shown @param {number} step @returns {Here | null} */
export function hereOf(shown, step) {
  if (!shown) return null;
  const { layer, back } = placeOf(Math.min(step, 2 * shown.depth), shown.depth);
  return { shown, layer, back };
}
