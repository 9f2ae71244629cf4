/** Small pictures that are no lines: a graph forward and back, a network's weights, a batch as it is normalised. */

/** @typedef {import('./thumbnail.js').Brush} Brush */

const RADIUS = 15;
const POSITIVE = '#0072B2';
const NEGATIVE = '#D55E00';

/**
 * Values come up from the left in the first half, derivatives from the right in the second.
 * @param {import('../core/thumbnails.js').GraphPicture} picture
 * @param {Brush} brush
 */
export function drawGraph({ nodes }, { context, width, height, palette, part }) {
  const layers = Math.max(...nodes.map(({ layer }) => layer)) + 1;
  const places = new Map(
    nodes.map((node) => {
      const column = nodes.filter(({ layer }) => layer === node.layer);
      const x = ((node.layer + 0.5) / layers) * width;
      return [node.id, { x, y: ((column.indexOf(node) + 0.5) / column.length) * height }];
    }),
  );
  const place = (/** @type {string} */ id) => places.get(id) ?? { x: 0, y: 0 };
  context.strokeStyle = palette.contour;
  context.lineWidth = 1.5;
  for (const node of nodes) {
    for (const { id } of node.inputs) stroke(context, place(id), place(node.id));
  }
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const node of nodes) {
    const { x, y } = place(node.id);
    const forward = part * 2 * layers >= node.layer + 0.5;
    const back = (part - 0.5) * 2 * layers >= layers - 1 - node.layer + 0.5;
    disc(context, x, y, RADIUS, forward ? palette.ink : palette.ground, palette.contour);
    context.font = `600 13px ${palette.font}`;
    context.fillStyle = palette.ground;
    if (forward) context.fillText(String(node.value), x, y + 0.5);
    context.font = `12px ${palette.font}`;
    context.fillStyle = palette.ink;
    if (back) context.fillText(String(node.grad), x + RADIUS + 8, y - RADIUS + 2);
  }
}

/**
 * @param {import('../core/thumbnails.js').NetworkPicture} picture
 * @param {Brush} brush
 */
export function drawNetwork({ sizes, weights }, { context, width, height, palette, part }) {
  const row = weights[Math.round(part * (weights.length - 1))] ?? [];
  const place = (/** @type {number} */ layer, /** @type {number} */ unit) => ({
    x: ((layer + 0.5) / sizes.length) * width,
    y: ((unit + 0.5) / Number(sizes[layer])) * height,
  });
  row.forEach((values, layer) => {
    const inputs = Number(sizes[layer]);
    values.forEach((weight, i) => {
      context.lineWidth = Math.min(6, 0.25 + 1.6 * Math.abs(weight));
      context.strokeStyle = weight > 0 ? POSITIVE : NEGATIVE;
      stroke(context, place(layer, i % inputs), place(layer + 1, Math.floor(i / inputs)));
    });
  });
  sizes.forEach((units, layer) => {
    for (let unit = 0; unit < units; unit += 1) {
      const { x, y } = place(layer, unit);
      disc(context, x, y, 7, palette.ground, palette.ink);
    }
  });
}

/**
 * A batch on a line above, and the same moved to mean 0 and spread 1 below.
 * @param {import('../core/thumbnails.js').StripPicture} picture
 * @param {Brush} brush
 */
export function drawStrip({ before, after, x: { low, high } }, { context, width, height, palette, part }) {
  const toX = (/** @type {number} */ at) => ((at - low) / (high - low)) * width;
  const [top, bottom] = [height * 0.3, height * 0.74];
  const moved = (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, part * 1.5 - 0.25)))) / 2;
  context.strokeStyle = palette.contour;
  context.lineWidth = 1;
  for (const y of [top, bottom]) stroke(context, { x: 0, y }, { x: width, y });
  stroke(context, { x: toX(0), y: bottom - 14 }, { x: toX(0), y: bottom + 14 });
  const y = top + (bottom - top) * moved;
  Array.from(before).forEach((from, i) => {
    const [start, end] = [toX(from), toX(Number(after[i]))];
    stroke(context, { x: start, y: top }, { x: start + (end - start) * moved, y });
    disc(context, start, top, 5, palette.ground, palette.inkSoft);
    disc(context, start + (end - start) * moved, y, 7, POSITIVE, palette.ground);
  });
}

/** @param {CanvasRenderingContext2D} context @param {{x: number, y: number}} from @param {{x: number, y: number}} to */
function stroke(context, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {string} edge
 */
function disc(context, x, y, radius, fill, edge) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = 1.5;
  context.stroke();
}
