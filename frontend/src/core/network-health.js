/**
 * What ails a network at a step: the numbers that show it, each with the key of the sentence that tells it.
 */

/** @typedef {{ dead: number, saturated: number, gradient: number | null }} LayerHealth */
/** @typedef {{ key: string, layer: number, values: Record<string, number> }} Ailment `layer` counts from 1 */

/** Shares below these are the ordinary life of a network. */
const SATURATED_FROM = 0.5;
/** Gradients this many times smaller or larger in the first layer than in the last. */
const VANISHING = 1e-3;
const EXPLODING = 1e3;

/**
 * @param {readonly LayerHealth[]} layers the output layer last
 * @param {readonly number[]} sizes widths from input to output
 * @returns {Ailment[]}
 */
export function ailments(layers, sizes) {
  /** @type {Ailment[]} */
  const found = [];
  for (const [place, { dead, saturated }] of layers.entries()) {
    const layer = place + 1;
    const units = Number(sizes[layer]);
    if (dead > 0)
      found.push({ key: 'dead', layer, values: { count: Math.round(dead * units), units, percent: 100 * dead } });
    if (saturated >= SATURATED_FROM) found.push({ key: 'saturated', layer, values: { percent: 100 * saturated } });
  }
  return [...found, ...flow(layers)];
}

/**
 * What an end tells of the units that have stopped to learn, in the layer that has most of them.
 * @param {{ [fact: string]: unknown }} end
 * @returns {{ key: 'dead' | 'saturated', share: number }[]}
 */
export function idle({ dead, saturated }) {
  const found = [];
  if (typeof dead === 'number' && dead > 0) found.push({ key: /** @type {const} */ ('dead'), share: dead });
  if (typeof saturated === 'number' && saturated >= SATURATED_FROM)
    found.push({ key: /** @type {const} */ ('saturated'), share: saturated });
  return found;
}

/** @param {readonly LayerHealth[]} layers @returns {Ailment[]} */
function flow(layers) {
  const [first, last] = [layers[0]?.gradient, layers.at(-1)?.gradient];
  if (layers.some(({ gradient }) => gradient === null || !Number.isFinite(gradient)))
    return [{ key: 'not_finite', layer: layers.findIndex(({ gradient }) => gradient === null) + 1, values: {} }];
  if (!first || !last || layers.length < 2) return [];
  const ratio = first / last;
  if (ratio < VANISHING) return [{ key: 'vanishing', layer: 1, values: { ratio } }];
  return ratio > EXPLODING ? [{ key: 'exploding', layer: 1, values: { ratio } }] : [];
}
