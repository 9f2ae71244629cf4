/**
 * Basins along an axis: which starts end in the same place.
 */

/** @typedef {{ low: number, high: number, ending: number }} Basin from `low` to `high` every start that was tried has this ending */

/**
 * Neighbouring starts with one ending as one stretch; between two endings the border is half-way.
 * @param {ArrayLike<number>} starts rising
 * @param {ArrayLike<number>} endings
 * @returns {Basin[]}
 */
export function basinsAlong(starts, endings) {
  /** @type {Basin[]} */
  const basins = [];
  for (let i = 0; i < starts.length; i += 1) {
    const [at, ending] = [Number(starts[i]), Number(endings[i])];
    const last = basins.at(-1);
    if (last?.ending === ending) {
      last.high = at;
      continue;
    }
    const border = last ? (last.high + at) / 2 : at;
    if (last) last.high = border;
    basins.push({ low: border, high: at, ending });
  }
  return basins;
}

/**
 * Which part of the starts has each ending, the most frequent first.
 * @param {ArrayLike<number>} endings
 * @returns {{ ending: number, part: number }[]}
 */
export function sharesOf(endings) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const ending of Array.from(endings)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  const shares = [...counts].map(([ending, count]) => ({ ending, part: count / endings.length }));
  return shares.sort((a, b) => b.part - a.part);
}
