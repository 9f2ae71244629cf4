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
  // Remembered, for asking the host in the middle of a frame would have the page laid out there.
  let size = { width: 0, height: 0 };
  const measure = () => {
    size = { width: host.clientWidth, height: host.clientHeight };
    return size;
  };
  const fit = () => {
    const scale = Math.min(devicePixelRatio || 1, SHARPEST);
    const room = measure();
    const [width, height] = [Math.round(room.width * scale), Math.round(room.height * scale)];
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
    size: () => (size.width > 0 ? size : measure()),
    clear: () => context.clearRect(0, 0, size.width, size.height),
    dispose() {
      observer.disconnect();
      canvas.remove();
    },
  };
}
