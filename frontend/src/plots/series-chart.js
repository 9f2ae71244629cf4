/**
 * A mounted chart of series: drawn anew when what it shows, its size or the theme changes. For what is still; paths that move are
 * the business of `plot.js`.
 */
import { mountLayers } from './layers.js';
import { seriesFigure } from './series-figure.js';
import { tellNumbers } from './told-numbers.js';

/** @typedef {import('./series-figure.js').Chart} Chart */
/** @typedef {ReturnType<typeof mountSeriesChart>} SeriesChart */

/**
 * @param {HTMLElement} root
 * @param {{
 *   plotter: import('./plotly.js').Plotter | null,
 *   palette: import('../core/signal.js').Readable<import('./palette.js').Palette>,
 *   label: () => string,
 * }} options
 *   `label` says what the chart shows to who cannot see it
 */
export function mountSeriesChart(root, { plotter, palette, label }) {
  /** @type {Chart | null} */
  let shown = null;
  let asked = false;
  let disposed = false;
  /** The last drawing: taking the figure away while it is under way would break it. */
  let drawing = /** @type {Promise<unknown>} */ (Promise.resolve());
  const draw = () => {
    asked = false;
    if (disposed || !shown || !plotter || layers.size().width === 0) return;
    layers.fit();
    // A picture is one, with a name, once there is something on it.
    layers.host.setAttribute('role', 'img');
    layers.host.setAttribute('aria-label', label());
    drawing = plotter.draw(layers.figure, seriesFigure(shown, palette.value, layers.size()));
  };
  /** Several changes in one frame are one drawing. */
  const drawSoon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(draw);
  };
  const layers = mountLayers(root, drawSoon);
  tellNumbers(layers.host, () => shown && numbersOf(shown));
  const stop = palette.subscribe(drawSoon);
  return {
    host: layers.host,
    show(/** @type {Chart} */ chart) {
      shown = chart;
      drawSoon();
    },
    dispose() {
      stop();
      disposed = true;
      const purge = () => plotter?.purge(layers.figure);
      void drawing.then(purge, purge);
      layers.dispose();
    },
  };
}

/** @param {Chart} chart what it shows, in numbers */
export function numbersOf({ series, xTitle, yTitle }) {
  return { xTitle, yTitle: yTitle ?? '', series: series.map(({ name, x, y }) => ({ name: name ?? '', x, y })) };
}
