/**
 * Where a network's numbers lie in its flat parameters: layer by layer the weights of each unit, its bias behind them, then the
 * layer's gamma and beta where it is normalised. The server's law is `engine/nn/layout.py`.
 */

/** @typedef {import('./network-spec.js').NetworkChoice} NetworkChoice */
/**
 * A weight: it leads from unit `from` of the layer before to unit `to` of `layer` (from 1; the inputs are layer 0).
 * @typedef {{ place: number, layer: number, from: number, to: number }} Wire
 */
/** @typedef {{ place: number, layer: number, unit: number }} Bias the number that is added to a unit: its bias, or its beta */
/**
 * @typedef {object} Shape
 * @property {readonly number[]} sizes widths from input to output
 * @property {readonly Wire[]} wires
 * @property {readonly Bias[]} biases
 * @property {readonly string[]} names of all parameters, in their order
 */

/**
 * @param {NetworkChoice} network
 * @param {number} inputs
 * @param {number} outputs
 * @returns {Shape}
 */
export function shapeOf(network, inputs, outputs) {
  const sizes = [inputs, ...network.hidden, outputs];
  /** @type {{ sizes: number[], wires: Wire[], biases: Bias[], names: string[] }} */
  const shape = { sizes, wires: [], biases: [], names: [] };
  for (let layer = 1; layer < sizes.length; layer += 1) {
    const normed = network.batch_norm && layer < sizes.length - 1;
    addUnits(shape, layer, network.bias && !normed);
    if (normed) addNorm(shape, layer);
  }
  return shape;
}

/** @param {{ sizes: number[], wires: Wire[], biases: Bias[], names: string[] }} shape @param {number} layer @param {boolean} biased */
function addUnits({ sizes, wires, biases, names }, layer, biased) {
  const [sources, units] = [Number(sizes[layer - 1]), Number(sizes[layer])];
  for (let unit = 0; unit < units; unit += 1) {
    for (let from = 0; from < sources; from += 1) {
      wires.push({ place: names.length, layer, from, to: unit });
      names.push(`W${layer}_${unit + 1}_${from + 1}`);
    }
    if (!biased) continue;
    biases.push({ place: names.length, layer, unit });
    names.push(`b${layer}_${unit + 1}`);
  }
}

/** @param {{ sizes: number[], biases: Bias[], names: string[] }} shape @param {number} layer */
function addNorm({ sizes, biases, names }, layer) {
  const units = Number(sizes[layer]);
  for (const letter of ['gamma', 'beta'])
    for (let unit = 0; unit < units; unit += 1) {
      if (letter === 'beta') biases.push({ place: names.length, layer, unit });
      names.push(`${letter}${layer}_${unit + 1}`);
    }
}

/**
 * A parameter's name as people write it: `W¹₂₃` leads in layer 1 to unit 2 from 3.
 * @param {string} name
 */
export function prettyName(name) {
  const [, letters = '', layer = '', rest = ''] = /^([A-Za-z]+)(\d+)_(.*)$/.exec(name) ?? [];
  if (!letters) return name;
  const symbol = { gamma: 'γ', beta: 'β' }[letters] ?? letters;
  const places = rest.split('_').map(lowered);
  // Two places of one digit each stand together, as in every book.
  return `${symbol}${raised(layer)}${places.join(places.every((place) => place.length === 1) ? '' : '\u2009')}`;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

function raised(/** @type {string} */ digits) {
  return [...digits].map((digit) => RAISED[Number(digit)]).join('');
}

function lowered(/** @type {string} */ digits) {
  return [...digits].map((digit) => LOWERED[Number(digit)]).join('');
}
