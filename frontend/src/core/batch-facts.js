/**
 * What a size of batch means for a training set: updates of an epoch, its last batch, and what computing costs.
 */

/** @typedef {{ size: number, updates: number, last: number }} BatchFacts */

/**
 * @param {number} samples
 * @param {number} asked a size at or above the number of samples is all of them
 * @returns {BatchFacts} the size, ceil(M/B) updates of an epoch, and how many samples the last of them has
 */
export function batchFacts(samples, asked) {
  const size = Math.min(samples, asked);
  return { size, updates: Math.ceil(samples / size), last: samples % size || size };
}

/**
 * What the updates have cost, in samples: each sample once, and what an update costs however small its batch is.
 * @param {ArrayLike<number>} samples seen, by row
 * @param {ArrayLike<number>} steps updates made, by row
 * @param {number} overhead the price of an update, in samples
 */
export function costs(samples, steps, overhead) {
  return Float64Array.from(
    { length: samples.length },
    (_, row) => Number(samples[row]) + overhead * Number(steps[row]),
  );
}

/**
 * The place of a batch in its epoch.
 * @param {BatchFacts} facts
 * @param {number} batch from 1; 0 before the first update
 * @param {number} samples
 */
export function spanOf({ size }, batch, samples) {
  const from = Math.max(0, batch - 1) * size;
  return { from, to: batch === 0 ? 0 : Math.min(samples, from + size) };
}
