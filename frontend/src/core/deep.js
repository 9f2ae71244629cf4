/**
 * Deep chains, as the server works them out.
 */
import { askFrame } from './frame-request.js';
import { keepAnswers } from './kept.js';

const KEPT = 16;

/** @typedef {{ forward: Float64Array, backward: Float64Array }} Passage by layer, from the input to the output */
/** @typedef {{ forward: Rows, backward: Rows, init: string, deviation: number }} InitPassage */
/** @typedef {{ column: (name: string) => Float64Array, histogram: (layer: number) => Float64Array }} Rows a row for each layer */
/** @typedef {{ format: string, smallest: number, largest: number, linear: readonly Passage[], chain: readonly InitPassage[] }} DeepAnswer */
/** @typedef {ReturnType<typeof createDeeps>} Deeps */

/** @param {typeof fetch} fetcher */
export function createDeeps(fetcher) {
  const keep = keepAnswers(KEPT, async (body) => {
    const { header, payload } = await askFrame(fetcher, 'api/deep', body);
    return readDeepAnswer(/** @type {any} */ (header), payload);
  });
  return {
    /** Rejects with `Refused` where the server says what is wrong. */
    get: (/** @type {object} */ question) => keep(JSON.stringify(question)),
  };
}

/**
 * @param {{
 *   format: string, smallest: number, largest: number, bins: number, columns: readonly string[], deviations: readonly number[],
 *   linear: { weights: readonly number[], layers: number } | null, chain: { inits: readonly string[], layers: number } | null,
 * }} header
 * @param {Float64Array} payload
 * @returns {DeepAnswer}
 */
export function readDeepAnswer(header, payload) {
  const { format, smallest, largest, columns, bins } = header;
  let top = 0;
  const take = (/** @type {number} */ size) => {
    top += size;
    return payload.subarray(top - size, top);
  };
  const linear = (header.linear?.weights ?? []).map(() => {
    const rows = (header.linear?.layers ?? 0) + 1;
    return { forward: take(rows), backward: take(rows) };
  });
  const chain = (header.chain?.inits ?? []).map((init, i) => {
    const size = ((header.chain?.layers ?? 0) + 1) * (columns.length + bins);
    const rows = () => rowsOf(take(size), columns, bins);
    return { init, deviation: Number(header.deviations[i]), forward: rows(), backward: rows() };
  });
  return { format, smallest, largest, linear, chain };
}

/**
 * @param {Float64Array} values
 * @param {readonly string[]} columns
 * @param {number} bins
 * @returns {Rows}
 */
function rowsOf(values, columns, bins) {
  const width = columns.length + bins;
  const layers = values.length / width;
  /** @type {Map<string, Float64Array>} */
  const made = new Map(
    columns.map((name, i) => [name, Float64Array.from({ length: layers }, (_, l) => Number(values[l * width + i]))]),
  );
  return {
    column: (name) => /** @type {Float64Array} */ (made.get(name)),
    histogram: (layer) => values.subarray(layer * width + columns.length, (layer + 1) * width),
  };
}
