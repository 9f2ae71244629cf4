/**
 * The one door to Plotly. Everything that the page never wants (its toolbar, its logo, the button that uploads data) is decided
 * here once.
 */

/** @typedef {import('../../vendor/plotly-4.1.1-1b2e297c.min.js').PlotlyStatic} PlotlyStatic */
/** @typedef {import('../../vendor/plotly-4.1.1-1b2e297c.min.js').PlotElement} PlotElement */
/** @typedef {import('../../vendor/plotly-4.1.1-1b2e297c.min.js').Figure} Figure */
/** @typedef {import('../../vendor/plotly-4.1.1-1b2e297c.min.js').ImageOptions} ImageOptions */
/** @typedef {{ scrollZoom?: string | boolean }} Config what a figure may differ in */
/** @typedef {ReturnType<typeof createPlotter>} Plotter */

export const CONFIG = Object.freeze({
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  showEditInChartStudio: false,
  plotlyServerURL: '',
  responsive: false,
  doubleClick: false,
  scrollZoom: false,
});

/**
 * Loads Plotly; rejects when the browser cannot run it.
 * @returns {Promise<Plotter>}
 */
export async function loadPlotter() {
  const module = await import('../../vendor/plotly-4.1.1-1b2e297c.min.js');
  return createPlotter(module.default, () => import('../../vendor/plotly-space-4.1.1-9a83217d.min.js'));
}

/**
 * @param {PlotlyStatic} plotly
 * @param {() => Promise<unknown>} [loadSpace] adds the 3-D traces to it
 */
export function createPlotter(plotly, loadSpace = async () => {}) {
  /** @type {Promise<unknown> | null} */
  let space = null;
  return {
    /** Brings what 3-D figures need, when the first of them is asked for. */
    loadSpace() {
      space ??= loadSpace();
      return space;
    },
    /** Draws a figure, or changes the drawn one to it. */
    draw: (
      /** @type {HTMLElement} */ host,
      /** @type {Figure} */ { data, layout },
      /** @type {Config} */ config = {},
    ) => plotly.react(host, data, layout, { ...CONFIG, ...config }),
    relayout: (/** @type {HTMLElement} */ host, /** @type {Record<string, unknown>} */ change) =>
      plotly.relayout(host, change),
    restyle: (
      /** @type {HTMLElement} */ host,
      /** @type {Record<string, unknown>} */ change,
      /** @type {number[]} */ traces,
    ) => plotly.restyle(host, change, traces),
    purge: (/** @type {HTMLElement} */ host) => plotly.purge(host),
    picture: (/** @type {Figure} */ figure, /** @type {ImageOptions} */ options) => plotly.toImage(figure, options),
  };
}
