/**
 * How far down each item of a column stands: as near to its neighbours' mean as the order and the room between items allow.
 */

/** @typedef {import('./graph-layers.js').Item} Item */

const SWEEPS = 241;
/** A bend follows its edge more than a node follows its neighbours, so that long edges run straight. */
const PULL = Object.freeze({ bends: 8, bend: 2, nodes: 1 });

/**
 * @param {readonly (readonly Item[])[]} columns in their order
 * @param {(above: Item, below: Item) => number} room least distance between two items of a column
 * @returns {Map<Item, number>} from 0 at the top
 */
export function placed(columns, room) {
  /** @type {Map<Item, number>} */
  const heights = new Map();
  for (const column of columns) {
    let height = 0;
    for (const [i, item] of column.entries()) {
      const above = column[i - 1];
      height += above ? room(above, item) : 0;
      heights.set(item, height);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const way = sweep % 2 === 0 ? columns : columns.toReversed();
    for (const column of way) settle(column, heights, room);
  }
  const top = Math.min(...heights.values());
  for (const [item, height] of heights) heights.set(item, height - top);
  return heights;
}

/**
 * @param {readonly Item[]} column
 * @param {Map<Item, number>} heights
 * @param {(above: Item, below: Item) => number} room
 */
function settle(column, heights, room) {
  let offset = 0;
  const offsets = column.map((item, i) => {
    const above = column[i - 1];
    offset += above ? room(above, item) : 0;
    return offset;
  });
  const wishes = column.map((item, i) => wish(item, heights) - (offsets[i] ?? 0));
  for (const [i, height] of rising(wishes).entries()) {
    const item = column[i];
    if (item) heights.set(item, height + (offsets[i] ?? 0));
  }
}

/** @param {Item} item @param {Map<Item, number>} heights */
function wish(item, heights) {
  const neighbours = [...item.before, ...item.after];
  const weights = neighbours.map((other) => pull(item, other));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return heights.get(item) ?? 0;
  return neighbours.reduce((sum, other, i) => sum + (weights[i] ?? 0) * (heights.get(other) ?? 0), 0) / total;
}

/** @param {Item} a @param {Item} b */
function pull(a, b) {
  if (a.id === null && b.id === null) return PULL.bends;
  return a.id === null || b.id === null ? PULL.bend : PULL.nodes;
}

/**
 * The rising numbers that are nearest to the given ones, in squares (pooling neighbours that fall; Ayer et al., 1955).
 * @param {readonly number[]} wishes
 * @returns {number[]}
 */
export function rising(wishes) {
  /** @type {{ sum: number, count: number }[]} */
  const pools = [];
  for (const value of wishes) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}
