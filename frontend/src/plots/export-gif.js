/**
 * Animated GIFs: each frame holds only the pixels that have changed. The encoder is loaded when the first is asked for.
 */
/** @typedef {import('./export-frames.js').Frames} Frames */
/** @typedef {import('../../vendor/gif-1.0.3-2d27f526.min.js').Colour} Colour */
/** @typedef {import('../core/export-list.js').Watch} Watch */

export const MOST_FRAMES = 120;
const FRAME_MS = 60;
const LAST_MS = 2500;
const MOST_COLOURS = 255;

/**
 * @param {Frames} frames
 * @param {readonly number[]} rows of the run that it shows
 * @param {{ racers: readonly string[], shades?: readonly Colour[] }} colours that must stay as they are; shades that the first frame may lack
 * @param {Watch} watch
 * @returns {Promise<Blob>} rejects with the signal's reason when it is stopped
 */
export async function gifFile(frames, rows, { racers, shades = [] }, { signal, progress }) {
  const { GIFEncoder, applyPalette, quantize } = await import('../../vendor/gif-1.0.3-2d27f526.min.js');
  const encoder = GIFEncoder();
  const { width, height } = frames.canvas;
  /** @type {Colour[]} */
  let palette = [];
  /** @type {Uint8Array} */
  let before = new Uint8Array();
  for (const [i, row] of rows.entries()) {
    signal.throwIfAborted();
    frames.paint(row);
    const { data } = frames.context.getImageData(0, 0, width, height);
    if (i === 0)
      palette = [...shades, ...paletteOf(quantize(data, MOST_COLOURS - 3 * racers.length - shades.length), racers)];
    const indexes = applyPalette(data, palette);
    const delay = i === rows.length - 1 ? LAST_MS : FRAME_MS;
    const first = i === 0 ? { palette: [...palette, NOTHING], repeat: 0 } : {};
    const changed = i === 0 ? indexes : changedOnly(indexes, before, palette.length);
    const unchanged = { transparent: i > 0, transparentIndex: palette.length, dispose: 1 };
    encoder.writeFrame(changed, width, height, { ...first, ...unchanged, delay });
    before = indexes;
    progress((i + 1) / rows.length);
    await pause();
  }
  encoder.finish();
  return new Blob([encoder.bytes()], { type: 'image/gif' });
}

/** @type {Colour} the last entry of the table, which says that a pixel has not changed */
const NOTHING = [0, 0, 0];

/**
 * The ground's colours, and every racer's own with its softer edges, which are too few pixels to be counted.
 * @param {Colour[]} counted
 * @param {readonly string[]} colours `#rrggbb`
 * @returns {Colour[]}
 */
function paletteOf(counted, colours) {
  const own = colours.map(channels);
  const towards = (/** @type {Colour} */ colour, /** @type {number} */ part, /** @type {number} */ end) =>
    /** @type {Colour} */ (colour.map((channel) => Math.round(channel + part * (end - channel))));
  return [
    ...own,
    ...own.map((colour) => towards(colour, 0.5, 48)),
    ...own.map((colour) => towards(colour, 0.5, 235)),
    ...counted,
  ];
}

/** @returns {Colour} */
function channels(/** @type {string} */ colour) {
  const at = (/** @type {number} */ place) => Number.parseInt(colour.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
}

/**
 * @param {Uint8Array} now
 * @param {Uint8Array} before
 * @param {number} nothing
 */
function changedOnly(now, before, nothing) {
  return now.map((index, pixel) => (index === before[pixel] ? nothing : index));
}

/** Lets the page draw and hear. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}
