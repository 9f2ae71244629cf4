/**
 * The order within the columns: each item goes to the mean place of its neighbours, column after column, there and back, and the
 * order with the fewest crossings is kept (the barycentre method of Sugiyama, Tagawa and Toda, 1981).
 */

/** @typedef {import('./graph-layers.js').Item} Item */

/** Ways through all columns: most small graphs are at their best after two or three. */
const SWEEPS = 12;

/**
 * @param {readonly (readonly Item[])[]} columns
 * @returns {Item[][]}
 */
export function untangled(columns) {
  let order = columns.map((column) => [...column]);
  let best = order;
  let fewest = crossings(order);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    order = swept(order, sweep % 2 === 0);
    const count = crossings(order);
    if (count < fewest) [best, fewest] = [order, count];
  }
  return best;
}

/**
 * How many pairs of lines between neighbouring columns cross.
 * @param {readonly (readonly Item[])[]} columns
 */
export function crossings(columns) {
  const places = placesOf(columns);
  return columns.reduce((sum, column) => sum + crossingsAfter(column, places), 0);
}

/** @param {readonly Item[]} column @param {Map<Item, number>} places */
function crossingsAfter(column, places) {
  const lines = column.flatMap((item, place) => item.after.map((next) => [place, places.get(next) ?? 0]));
  let count = 0;
  for (const [i, [a = 0, b = 0]] of lines.entries())
    for (const [c = 0, d = 0] of lines.slice(i + 1)) if ((a - c) * (b - d) < 0) count += 1;
  return count;
}

/** @param {readonly Item[][]} columns @param {boolean} onward */
function swept(columns, onward) {
  const next = columns.map((column) => [...column]);
  const places = placesOf(next);
  const all = next.map((_, i) => (onward ? i : next.length - 1 - i));
  for (const index of all) {
    const column = next[index] ?? [];
    const wish = new Map(column.map((item) => [item, mean(onward ? item.before : item.after, places, item)]));
    column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
    for (const [place, item] of column.entries()) places.set(item, place);
  }
  return next;
}

/** @param {readonly Item[]} neighbours @param {Map<Item, number>} places @param {Item} item */
function mean(neighbours, places, item) {
  if (neighbours.length === 0) return places.get(item) ?? 0;
  return neighbours.reduce((sum, neighbour) => sum + (places.get(neighbour) ?? 0), 0) / neighbours.length;
}

/** @param {readonly (readonly Item[])[]} columns */
function placesOf(columns) {
  return new Map(columns.flatMap((column) => column.map((item, place) => /** @type {const} */ ([item, place]))));
}
