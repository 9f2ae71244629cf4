/**
 * A figure and the two thin canvases above it: the trail, which is only added to, and the head, which is cleared every frame.
 */

/** Canvases sharper than this cost frames and show nothing more. */
const SHARPEST = 2;
const SETTLE_MS = 100;

const STACKED = { position: 'absolute', inset: '0' };
/** Layers of their own, so that a moving point does not have the contour beneath it painted again. */
const CANVAS = { ...STACKED, willChange: 'transform', width: '100%', height: '100%', pointerEvents: 'none' };

/** @typedef {ReturnType<typeof mountLayers>} Layers */

/**
 * @param {HTMLElement} root
 * @param {() => void} onResize called when the size has settled
 * @param {HTMLElement} [figure] one that outlives its layers
 */
export function mountLayers(root, onResize, figure = document.createElement('div')) {
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'relative', width: '100%', height: '100%', contain: 'strict' });
  Object.assign(figure.style, STACKED);
  const [trailCanvas, trail] = makeCanvas();
  const [headCanvas, head] = makeCanvas();
  host.append(figure, trailCanvas, headCanvas);
  root.append(host);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let fitted = '';
  let made = { width: 0, height: 0 };
  const sharpness = () => Math.min(devicePixelRatio || 1, SHARPEST);
  const size = () => ({ width: host.clientWidth, height: host.clientHeight });
  const key = () => JSON.stringify([size(), sharpness()]);
  const settle = () => {
    if (host.clientWidth > 0 && key() !== fitted) onResize();
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MS);
  });
  observer.observe(host);

  return {
    host,
    figure,
    trail,
    head,
    size,
    /** Makes the canvases as large as the figure that is drawn now, which empties them. */
    fit() {
      const [{ width, height }, scale] = [size(), sharpness()];
      fitted = key();
      made = { width, height };
      for (const context of [trail, head]) {
        context.canvas.width = Math.round(width * scale);
        context.canvas.height = Math.round(height * scale);
        context.setTransform(scale, 0, 0, scale, 0, 0);
      }
    },
    clear(/** @type {CanvasRenderingContext2D} */ context) {
      // Of the size they were made in: asking the host for its own would have the page laid out in the middle of a frame.
      context.clearRect(0, 0, made.width, made.height);
    },
    dispose() {
      clearTimeout(timer);
      observer.disconnect();
      host.remove();
    },
  };
}

/** @returns {[HTMLCanvasElement, CanvasRenderingContext2D]} */
function makeCanvas() {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, CANVAS);
  canvas.setAttribute('aria-hidden', 'true');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  return [canvas, context];
}
