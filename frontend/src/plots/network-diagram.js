/**
 * A network drawn out: every unit a small map of what it computes over the inputs, every weight a line in the colour of its sign and
 * as wide as it is large, every bias a square at its unit.
 */
import { biasAt, endsOf, layoutOf, parameterAt } from '../core/network-layout.js';
import { signColour, surenessTable } from './class-colours.js';
import { createField } from './field.js';
import { mountSheet } from './sheet.js';

/** @typedef {import('../core/network-shape.js').Shape} Shape */
/** @typedef {import('../core/network-layout.js').Layout} Layout */
/** @typedef {import('../core/network-layout.js').Node} Node */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {{ values: ArrayLike<number>, columns: number, rows: number }} Map values from -1 to 1; one row is a curve */
/**
 * @typedef {object} Drawing
 * @property {Shape} shape
 * @property {(place: number) => number} value of a parameter
 * @property {(layer: number, unit: number) => Map | null} map
 * @property {number | null} chosen the parameter that is looked into
 * @property {unknown} token tells one set of maps from another
 */

const WIDEST = 7;
const FAINTEST = 0.25;
/** The weight whose line is as wide as lines get, unless the network has larger ones. */
const LARGE = 2;
const BIAS_PX = 7;

/**
 * @param {HTMLElement} host
 * @param {{
 *   palette: () => Palette, onpick: (place: number) => void, onhover: (place: number | null, x: number, y: number) => void,
 *   onresize: () => void,
 * }} options
 */
export function mountDiagram(host, { palette, onpick, onhover, onresize }) {
  /** @type {globalThis.Map<string, import('./field.js').Field>} */
  const fields = new globalThis.Map();
  /** @type {readonly unknown[]} */
  let painted = [];
  const fieldOf = (/** @type {Node} */ { layer, unit }, /** @type {Map} */ map) => {
    const key = `${layer} ${unit}`;
    const known = fields.get(key);
    if (known) return known;
    const pixel = surenessTable(palette().ground);
    const field = createField();
    field.paint(map.columns, map.rows, (place) => pixel(Number(map.values[place])));
    fields.set(key, field);
    return field;
  };
  const sheet = mountSheet(host, onresize);
  /** @type {{ layout: Layout, shape: Shape, key: string } | null} */
  let laid = null;
  const layout = (/** @type {Shape} */ shape) => {
    const size = sheet.size();
    const key = JSON.stringify([size, shape.sizes]);
    if (laid?.key !== key || laid.shape !== shape) laid = { layout: layoutOf(shape, size), shape, key };
    return laid.layout;
  };
  const beneath = (/** @type {PointerEvent | MouseEvent} */ event) => {
    const { left, top } = host.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    return { x, y, place: laid ? parameterAt(laid.layout, laid.shape, x, y) : null };
  };
  const move = (/** @type {PointerEvent} */ event) => {
    const { x, y, place } = beneath(event);
    host.style.cursor = place === null ? '' : 'pointer';
    onhover(place, x, y);
  };
  const pick = (/** @type {MouseEvent} */ event) => {
    const { place } = beneath(event);
    if (place !== null) onpick(place);
  };
  const leave = () => onhover(null, 0, 0);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerleave', leave);
  host.addEventListener('click', pick);
  return {
    draw(/** @type {Drawing} */ drawing) {
      const { context } = sheet;
      sheet.clear();
      if (sheet.size().width === 0) return;
      const maps = [drawing.token, drawing.shape, palette()];
      if (maps.some((part, i) => part !== painted[i])) fields.clear();
      painted = maps;
      const look = { context, layout: layout(drawing.shape), palette: palette(), drawing, fieldOf };
      drawWires(look);
      for (const node of look.layout.nodes.flat()) drawUnit(look, node);
      drawBiases(look);
    },
    dispose() {
      host.removeEventListener('pointermove', move);
      host.removeEventListener('pointerleave', leave);
      host.removeEventListener('click', pick);
      sheet.dispose();
    },
  };
}

/** @typedef {{ context: CanvasRenderingContext2D, layout: Layout, palette: Palette, drawing: Drawing, fieldOf: (node: Node, map: Map) => import('./field.js').Field }} Look */

/** @param {Look} look */
function drawWires({ context, layout, palette, drawing: { shape, value, chosen } }) {
  const largest = shape.wires.reduce((most, { place }) => Math.max(most, Math.abs(value(place)) || 0), LARGE);
  context.lineCap = 'round';
  for (const wire of shape.wires) {
    const weight = value(wire.place);
    if (!Number.isFinite(weight)) continue;
    const part = Math.abs(weight) / largest;
    trace(context, endsOf(layout, wire));
    if (wire.place === chosen) stroke(context, palette.ink, WIDEST * part + 4, 1);
    stroke(context, signColour(weight), 0.4 + WIDEST * part, FAINTEST + (1 - FAINTEST) * Math.sqrt(part));
  }
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {readonly [number, number, number, number]} line */
function trace(context, [x0, y0, x1, y1]) {
  const middle = (x0 + x1) / 2;
  context.beginPath();
  context.moveTo(x0, y0);
  context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @param {number} width @param {number} opacity */
function stroke(context, colour, width, opacity) {
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** @param {Look} look @param {Node} node */
function drawUnit({ context, palette, drawing, fieldOf }, node) {
  const { x, y, size } = node;
  const [left, top] = [x - size / 2, y - size / 2];
  context.fillStyle = palette.ground;
  context.fillRect(left, top, size, size);
  const map = drawing.map(node.layer, node.unit);
  if (map && map.rows > 1) {
    context.imageSmoothingEnabled = true;
    context.drawImage(fieldOf(node, map).canvas, left, top, size, size);
  }
  if (map?.rows === 1) drawCurve(context, map, palette, { left, top, size });
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
}

/** @typedef {{ left: number, top: number, size: number }} Square */

/** @param {CanvasRenderingContext2D} context @param {Map} map @param {Palette} palette @param {Square} square */
function drawCurve(context, { values, columns }, palette, { left, top, size }) {
  context.beginPath();
  for (let i = 0; i < columns; i += 1) {
    const height = Math.max(-1, Math.min(1, Number(values[i])));
    context.lineTo(left + (size * i) / (columns - 1), top + (size * (1 - 0.9 * height)) / 2);
  }
  stroke(context, palette.ink, 1.5, 1);
}

/** @param {Look} look */
function drawBiases({ context, layout, palette, drawing: { shape, value, chosen } }) {
  const largest = shape.biases.reduce((most, { place }) => Math.max(most, Math.abs(value(place)) || 0), LARGE);
  for (const bias of shape.biases) {
    const number = value(bias.place);
    const side = 3 + BIAS_PX * Math.sqrt(Math.abs(number) / largest || 0);
    const [x, y] = biasAt(layout, bias);
    context.fillStyle = signColour(number);
    context.strokeStyle = bias.place === chosen ? palette.ink : palette.ground;
    context.lineWidth = bias.place === chosen ? 2.5 : 1;
    context.fillRect(x - side / 2, y - side / 2, side, side);
    context.strokeRect(x - side / 2, y - side / 2, side, side);
  }
}
