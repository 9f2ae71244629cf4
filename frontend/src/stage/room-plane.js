/** The surface of the present problem as a small picture to tap. */
import { levelsOf } from '../plots/levels.js';

/** @typedef {import('../core/room.js').Axis} Axis */

const SIDE = 64;

/**
 * @param {Pick<import('./context.js').SceneContext, 'state' | 'landscapes' | 'palette'>} ctx
 * @returns {Promise<{ axes: Axis[], paint: (canvas: HTMLCanvasElement) => void } | null>} null for a problem without a plane
 */
export async function roomPlane({ state, landscapes, palette }) {
  const { problem } = state.spec.value;
  if (problem.kind === 'network') return null;
  const landscape = await landscapes.get(problem).catch(() => null);
  if (landscape?.domain.length !== 2) return null;
  const axes = landscape.domain.map(([low, high], i) => ({
    name: landscape.parameters[i] ?? '',
    low,
    high,
    scale: /** @type {const} */ ('linear'),
  }));
  return { axes, paint: (canvas) => paint(canvas, landscape, palette.value.ramp) };
}

/**
 * Each level of the contours in its tint, lowest first.
 * @param {HTMLCanvasElement} canvas
 * @param {import('../core/landscape.js').Landscape} landscape
 * @param {readonly string[]} ramp
 */
function paint(canvas, { size, z, levels }, ramp) {
  const pen = canvas.getContext('2d');
  const [across = 1, up = 1] = size;
  if (!pen) return;
  canvas.width = SIDE;
  canvas.height = SIDE;
  const { heights, start, end } = levelsOf(z, levels);
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const x = Math.round((column * (across - 1)) / (SIDE - 1));
      const y = Math.round(((SIDE - 1 - row) * (up - 1)) / (SIDE - 1));
      const share = ((heights[y * across + x] ?? end) - start) / (end - start);
      const tint = Math.min(ramp.length - 1, Math.max(0, Math.floor(share * ramp.length)));
      pen.fillStyle = ramp[tint] ?? 'transparent';
      pen.fillRect(column, row, 1, 1);
    }
  }
}
