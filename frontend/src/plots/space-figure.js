/**
 * The still figure of a 3-D view: the surface with its contour lines, and its axes. Height is the loss where levels are linear, and its
 * logarithm where they are logarithmic; the axis says which, and its numbers are losses.
 */
import { levelsOf } from './levels.js';
import { linearTicks, powerOfTen } from './ticks.js';

/** @typedef {import('./plotly.js').Figure} Figure */
/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./camera.js').View} View */
/** @typedef {import('../core/landscape.js').Landscape} Landscape */

/** Every so many points of the grid make the surface: more show nothing more, and cost a slow graphics card its rhythm. */
const STRIDE = 2;
/** The box that the surface stands in, by side. */
const ASPECT = Object.freeze({ x: 1.1, y: 1.1, z: 0.6 });
/** Numbers along an axis of a box. */
const TICKS = 4;
/** Numbers on the height closer than this part of it would run into each other. */
const APART = 0.14;
const MOST_DECADES = 40;
/** Light from above on a dull surface: shapes are seen, colours stay those of the ramp. */
const LIGHT = Object.freeze({ ambient: 0.82, diffuse: 0.35, specular: 0, roughness: 1, fresnel: 0 });
const FONT_SIZE = 11;

/** From where a surface is first looked at: over its near corner. @type {View} */
export const FIRST_VIEW = Object.freeze({
  eye: { x: -0.95, y: -1.35, z: 0.8 },
  center: { x: 0, y: 0, z: -0.12 },
  up: { x: 0, y: 0, z: 1 },
});

/**
 * @param {Landscape} landscape of two parameters
 * @param {Palette} palette
 * @param {{ width: number, height: number }} size
 * @param {{ view: View, heightName: string }} from where it is seen, and what its height is called
 * @returns {Figure}
 */
export function spaceFigure(landscape, palette, { width, height }, { view, heightName }) {
  const [xName = '', yName = ''] = landscape.parameters;
  const [xRange, yRange] = /** @type {[[number, number], [number, number]]} */ (landscape.domain);
  const { heights } = levelsOf(landscape.z, landscape.levels);
  const zRange = rangeOf(heights);
  const side = (/** @type {string} */ title, /** @type {readonly [number, number]} */ range) => ({
    ...axis(title, palette),
    ...linearTicks(range, TICKS),
    range: [...range],
  });
  const scene = {
    xaxis: side(xName, xRange),
    yaxis: side(yName, yRange),
    zaxis: {
      ...axis(heightName, palette),
      ...heightTicks(landscape, zRange),
      range: zRange,
    },
    aspectmode: 'manual',
    aspectratio: { ...ASPECT },
    camera: structuredClone(view),
    dragmode: 'turntable',
    hovermode: false,
  };
  const layout = {
    width,
    height,
    autosize: false,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    font: { family: palette.font, size: FONT_SIZE * palette.scale, color: palette.inkSoft },
    showlegend: false,
    scene,
  };
  return { data: [surface(landscape, palette)], layout };
}

/**
 * @param {Landscape} landscape
 * @param {Palette} palette
 */
function surface(landscape, palette) {
  const [columns = 0, rows = 0] = landscape.size;
  const { heights, start, end, size } = levelsOf(landscape.z, landscape.levels);
  const [across, up] = landscape.domain.map((range, axis) => coordinates(range, landscape.size[axis] ?? 2));
  const z = every(rows).map((row) =>
    every(columns).map((column) => /** @type {number} */ (heights[row * columns + column])),
  );
  const still = { highlight: false };
  return {
    type: 'surface',
    x: across,
    y: up,
    z,
    colorscale: palette.ramp.map((colour, i) => [i / (palette.ramp.length - 1), colour]),
    showscale: false,
    hoverinfo: 'skip',
    lighting: { ...LIGHT },
    contours: { x: still, y: still, z: { show: true, start, end, size, color: palette.contour, width: 1, ...still } },
  };
}

function coordinates(/** @type {readonly [number, number]} */ [low, high], /** @type {number} */ count) {
  return every(count).map((i) => low + ((high - low) * i) / (count - 1));
}

/** The points of a side that are drawn, its last one always among them. */
function every(/** @type {number} */ count) {
  const taken = Array.from({ length: Math.ceil(count / STRIDE) }, (_, i) => i * STRIDE);
  return taken[taken.length - 1] === count - 1 ? taken : [...taken, count - 1];
}

/** @returns {[number, number]} */
function rangeOf(/** @type {Float64Array} */ heights) {
  const sorted = heights.filter(Number.isFinite).sort();
  const [low, high] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 1];
  return high > low ? [low, high] : [low, low + 1];
}

/**
 * Losses along the height: powers of ten where it is logarithmic.
 * @param {Landscape} landscape
 * @param {[number, number]} range of the height
 */
function heightTicks({ z, levels }, [low, high]) {
  if (levels === 'linear') return linearTicks([low, high], TICKS);
  const { heightOf } = levelsOf(z, levels);
  /** @type {{ tickvals: number[], ticktext: string[] }} */
  const ticks = { tickvals: [], ticktext: [] };
  let above = Number.POSITIVE_INFINITY;
  for (let exponent = MOST_DECADES; exponent >= -MOST_DECADES; exponent -= 1) {
    const height = heightOf(10 ** exponent);
    if (!(height >= low && height <= high && above - height >= APART * (high - low))) continue;
    ticks.tickvals.push(height);
    ticks.ticktext.push(powerOfTen(exponent));
    above = height;
  }
  return { tickvals: ticks.tickvals.reverse(), ticktext: ticks.ticktext.reverse() };
}

/**
 * @param {string} title
 * @param {Palette} palette
 */
function axis(title, palette) {
  return {
    title: { text: title, font: { size: (FONT_SIZE + 1) * palette.scale, color: palette.inkSoft } },
    tickmode: 'array',
    tickfont: { size: FONT_SIZE * palette.scale, color: palette.inkSoft },
    autorange: false,
    showbackground: false,
    showspikes: false,
    gridcolor: palette.hairline,
    zeroline: false,
    linecolor: palette.contour,
    ticks: '',
  };
}
