/**
 * The data that the networks of a run learn, as the server tells them, and what an output stands for.
 */

/** @typedef {{ x: readonly (readonly number[])[], label: readonly number[] }} Samples a label is a class (0, 1..) or a number */
/**
 * @typedef {object} Task
 * @property {number} inputs
 * @property {number} outputs
 * @property {number} classes 0 where numbers are to be predicted
 * @property {string} loss
 * @property {readonly (readonly [number, number])[]} domain what a plot shows of each input
 * @property {Samples} train
 * @property {Samples} test
 * @property {readonly [number, number]} range of the labels
 */

/**
 * @param {import('./track.js').RunTrack} run
 * @returns {Task}
 */
export function taskOf({ besides, spec }) {
  const { train, test, domain, classes } = /** @type {any} */ (besides.data);
  const loss = spec.problem.kind === 'network' ? (spec.problem.network?.loss ?? 'squared') : 'squared';
  const samples = (/** @type {{ x: number[][], y: number[][] }} */ { x, y }) => ({
    x,
    label: y.map((row) => labelOf(row, classes)),
  });
  const task = { inputs: train.x[0].length, outputs: train.y[0].length, classes, loss, domain };
  const [known, unseen] = [samples(train), samples(test)];
  return { ...task, train: known, test: unseen, range: rangeOf([...known.label, ...unseen.label]) };
}

/** @param {readonly number[]} row @param {number} classes */
function labelOf(row, classes) {
  const [first = 0] = row;
  if (!classes) return first;
  if (row.length > 1) return row.indexOf(Math.max(...row));
  return first > 0 ? 1 : 0;
}

/** @param {readonly number[]} labels @returns {[number, number]} */
function rangeOf(labels) {
  let [low, high] = [Infinity, -Infinity];
  for (const label of labels) [low, high] = [Math.min(low, label), Math.max(high, label)];
  return low < high ? [low, high] : [low - 1, low + 1];
}

/**
 * How far linear outputs lean to the second of two classes: below 0 the first is chosen. For a number to predict, where it lies from
 * the least label (-1) to the greatest (1).
 * @param {Task} task
 * @param {ArrayLike<number>} outputs [n_out, n]
 * @param {Float64Array} out [n]
 */
export function margins({ classes, outputs: count, range: [low, high] }, outputs, out) {
  const n = out.length;
  for (let i = 0; i < n; i += 1) {
    const value = Number(outputs[i]);
    if (!classes) out[i] = (2 * (value - low)) / (high - low) - 1;
    else out[i] = count > 1 ? Number(outputs[n + i]) - value : value;
  }
  return out;
}

/**
 * How sure a margin is, from -1 to 1.
 * @param {Task} task
 * @returns {(margin: number) => number}
 */
export function surety({ classes, loss }) {
  if (classes && loss !== 'squared') return (margin) => Math.tanh(margin / 2);
  return (margin) => Math.max(-1, Math.min(1, margin));
}

/**
 * The class that each of more than two outputs chooses, and how far it is ahead of the next, from 0 to 1.
 * @param {Task} task
 * @param {ArrayLike<number>} outputs [n_out, n]
 * @param {{ chosen: Uint8Array, lead: Float64Array }} out [n] each
 */
export function choices({ outputs: count, loss }, outputs, { chosen, lead }) {
  const n = chosen.length;
  for (let i = 0; i < n; i += 1) {
    let [best, first, second] = [0, Number(outputs[i]), Number.NEGATIVE_INFINITY];
    for (let k = 1; k < count; k += 1) {
      const value = Number(outputs[k * n + i]);
      if (value > first) [best, first, second] = [k, value, first];
      else if (value > second) second = value;
    }
    chosen[i] = best;
    lead[i] = loss === 'squared' ? Math.min(1, (first - second) / 2) : Math.tanh((first - second) / 2);
  }
}

/**
 * How often a network is right after a row: on the test samples, or on the training samples where there are none to test.
 * @param {import('./track.js').RacerTrack} track
 * @param {number} row
 * @returns {number | null} null where it predicts numbers, or is none
 */
export function accuracyAt(track, row) {
  if (!track.has('train_accuracy')) return null;
  const tested = track.has('accuracy') ? track.at('accuracy', row) : Number.NaN;
  return Number.isNaN(tested) ? track.at('train_accuracy', row) : tested;
}
