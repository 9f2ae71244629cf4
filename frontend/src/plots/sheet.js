/**
 * A canvas that fills its host and stays as sharp as the screen.
 */

const SHARPEST = 2;

/** @typedef {ReturnType<typeof mountSheet>} Sheet */

/**
 * @param {HTMLElement} host
 * @param {() => void} onResize called when it has another size, and is empty
 */
export function mountSheet(host, onResize) {
  const canvas = document.createElement('canvas');
  canvas.className = 'sheet-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  host.append(canvas);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const fit = () => {
    const scale = Math.min(devicePixelRatio || 1, SHARPEST);
    const [width, height] = [Math.round(host.clientWidth * scale), Math.round(host.clientHeight * scale)];
    if (width === 0 || (canvas.width === width && canvas.height === height)) return;
    [canvas.width, canvas.height] = [width, height];
    context.setTransform(scale, 0, 0, scale, 0, 0);
    onResize();
  };
  const observer = new ResizeObserver(fit);
  observer.observe(host);
  return {
    canvas,
    context,
    fit,
    size: () => ({ width: host.clientWidth, height: host.clientHeight }),
    clear: () => context.clearRect(0, 0, host.clientWidth, host.clientHeight),
    dispose() {
      observer.disconnect();
      canvas.remove();
    },
  };
}
