/**
 * Video by the browser's own recorder, in real time, in the best format that it writes.
 */
/** @typedef {import('./export-frames.js').Frames} Frames */
/** @typedef {import('./export-gif.js').Watch} Watch */

/** In this order; the plain `video/webm` last, whose older encoder falls behind on slow machines. */
const TYPES = Object.freeze(['video/webm;codecs=vp9', 'video/mp4;codecs=avc1.42E01F', 'video/mp4', 'video/webm']);
const FRAMES_A_SECOND = 30;
export const MOST_FRAMES = 360;
/** The last step stays a little longer. */
const REST_FRAMES = 45;
const BITS_A_SECOND = 6_000_000;

/** @returns {string | null} null where the browser records nothing */
export function videoType() {
  const Recorder = globalThis.MediaRecorder;
  return (Recorder && TYPES.find((type) => Recorder.isTypeSupported(type))) ?? null;
}

/** The ending of a file's name. */
export function videoSuffix(/** @type {string} */ type) {
  return type.startsWith('video/mp4') ? 'mp4' : 'webm';
}

/**
 * @param {Frames} frames
 * @param {readonly number[]} rows of the run that it shows
 * @param {string} type
 * @param {Watch} watch
 * @returns {Promise<Blob>} rejects with the signal's reason when it is stopped
 */
export async function videoFile(frames, rows, type, { signal, progress }) {
  const shown = [...rows, ...Array.from({ length: REST_FRAMES }, () => rows[rows.length - 1] ?? 0)];
  frames.paint(shown[0] ?? 0);
  const stream = frames.canvas.captureStream(FRAMES_A_SECOND);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: BITS_A_SECOND });
  /** @type {Blob[]} */
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const stopped = new Promise((resolve, reject) => {
    recorder.onstop = resolve;
    recorder.onerror = reject;
  });
  recorder.start();
  try {
    await play(frames, shown, { signal, progress });
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await stopped;
  return new Blob(pieces, { type: type.split(';')[0] ?? type });
}

/**
 * Shows each frame at its time; one that is late is left out, so that the rest are in time.
 * @param {Frames} frames
 * @param {readonly number[]} steps
 * @param {Watch} watch
 */
async function play(frames, steps, { signal, progress }) {
  const began = performance.now();
  const end = (steps.length * 1000) / FRAMES_A_SECOND;
  for (let time = 0; time < end; time = performance.now() - began) {
    signal.throwIfAborted();
    frames.paint(/** @type {number} */ (steps[Math.floor((time * FRAMES_A_SECOND) / 1000)]));
    progress(time / end);
    await new Promise((resolve) => setTimeout(resolve, 1000 / FRAMES_A_SECOND));
  }
}
