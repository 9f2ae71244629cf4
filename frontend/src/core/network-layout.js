/**
 * Where the units of a network stand in a drawing, and which weight, bias or unit lies beneath a pointer.
 */

/** @typedef {import('./network-shape.js').Shape} Shape */
/** @typedef {{ layer: number, unit: number, x: number, y: number, size: number }} Node its middle, and the side of its map */
/** @typedef {{ nodes: readonly (readonly Node[])[], size: number }} Layout the units of each layer, inputs first */

const LARGEST = 44;
const SMALLEST = 10;
/** The last layer's map is larger: it is what the network says. */
const OUTPUT = 1.5;
const GAP = 0.28;
const NEAR_PX = 6;
const BIAS_PX = 9;

/**
 * @param {Shape} shape
 * @param {{ width: number, height: number }} room
 * @returns {Layout}
 */
export function layoutOf({ sizes }, { width, height }) {
  const widest = Math.max(...sizes);
  const columns = sizes.length;
  const size = Math.max(SMALLEST, Math.min(LARGEST, height / (widest * (1 + GAP)), width / (columns * 1.9)));
  const margin = (size * OUTPUT) / 2 + 2;
  const across = (width - 2 * margin) / Math.max(1, columns - 1);
  const nodes = sizes.map((count, layer) => {
    const side = layer === columns - 1 ? Math.min(size * OUTPUT, height / (count * (1 + GAP))) : size;
    const pitch = Math.min(side * (1 + GAP) * 1.5, height / count);
    return Array.from({ length: count }, (_, unit) => ({
      layer,
      unit,
      x: margin + layer * across,
      y: height / 2 + (unit - (count - 1) / 2) * pitch,
      size: side,
    }));
  });
  return { nodes, size };
}

/**
 * The two ends of a weight's line.
 * @param {Layout} layout
 * @param {import('./network-shape.js').Wire} wire
 * @returns {[number, number, number, number]}
 */
export function endsOf({ nodes }, { layer, from, to }) {
  const [source, target] = [nodes[layer - 1]?.[from], nodes[layer]?.[to]];
  if (!source || !target) throw new RangeError(`there is no weight to unit ${to} of layer ${layer}`);
  return [source.x + source.size / 2, source.y, target.x - target.size / 2, target.y];
}

/**
 * Where the sign of a bias stands: at the lower left of its unit.
 * @param {Layout} layout
 * @param {import('./network-shape.js').Bias} bias
 * @returns {[number, number]}
 */
export function biasAt({ nodes }, { layer, unit }) {
  const node = nodes[layer]?.[unit];
  if (!node) throw new RangeError(`there is no unit ${unit} in layer ${layer}`);
  return [node.x - node.size / 2, node.y + node.size / 2];
}

/**
 * The parameter beneath a point: a bias first, then the bias of the unit pointed at, then the nearest weight.
 * @param {Layout} layout
 * @param {Shape} shape
 * @param {number} px
 * @param {number} py
 * @returns {number | null} its place among the parameters
 */
export function parameterAt(layout, shape, px, py) {
  const near = shape.biases.find((bias) => {
    const [x, y] = biasAt(layout, bias);
    return Math.hypot(px - x, py - y) <= BIAS_PX;
  });
  if (near) return near.place;
  const node = layout.nodes.flat().find(({ x, y, size }) => Math.max(Math.abs(px - x), Math.abs(py - y)) <= size / 2);
  if (node) return shape.biases.find(({ layer, unit }) => layer === node.layer && unit === node.unit)?.place ?? null;
  let [best, least] = [/** @type {number | null} */ (null), NEAR_PX];
  for (const wire of shape.wires) {
    const away = distance(endsOf(layout, wire), px, py);
    if (away < least) [best, least] = [wire.place, away];
  }
  return best;
}

/** Pieces that a curved line is measured in. */
const PIECES = 24;

/**
 * How far a point lies from a weight's line, which leaves and arrives level (a cubic between the two ends).
 * @param {readonly [number, number, number, number]} ends
 * @param {number} px
 * @param {number} py
 */
function distance([x0, y0, x1, y1], px, py) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= PIECES; i += 1) {
    const t = i / PIECES;
    const rest = 1 - t;
    const rise = 3 * rest * t * t + t * t * t;
    const along = 1.5 * rest * rest * t + 1.5 * rest * t * t + t * t * t;
    least = Math.min(least, Math.hypot(px - x0 - along * (x1 - x0), py - y0 - rise * (y1 - y0)));
  }
  return least;
}
