/**
 * The one door to Plotly. Everything that the page never wants (its toolbar, its logo, the button that uploads data) is decided
 * here once.
 */

/** @typedef {import('../../vendor/plotly-4.1.1-21ac8c33.min.js').PlotlyStatic} PlotlyStatic */
/** @typedef {import('../../vendor/plotly-4.1.1-21ac8c33.min.js').PlotElement} PlotElement */
/** @typedef {import('../../vendor/plotly-4.1.1-21ac8c33.min.js').Figure} Figure */
/** @typedef {import('../../vendor/plotly-4.1.1-21ac8c33.min.js').ImageOptions} ImageOptions */
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
  const module = await import('../../vendor/plotly-4.1.1-21ac8c33.min.js');
  return createPlotter(module.default);
}

/**
 * @param {PlotlyStatic} plotly
 */
export function createPlotter(plotly) {
  return {
    /** Draws a figure, or changes the drawn one to it. */
    draw: (/** @type {HTMLElement} */ host, /** @type {Figure} */ { data, layout }) =>
      plotly.react(host, data, layout, { ...CONFIG }),
    relayout: (/** @type {HTMLElement} */ host, /** @type {Record<string, unknown>} */ change) =>
      plotly.relayout(host, change),
    restyle: (/** @type {HTMLElement} */ host, /** @type {Record<string, unknown>} */ change) =>
      plotly.restyle(host, change),
    purge: (/** @type {HTMLElement} */ host) => plotly.purge(host),
    picture: (/** @type {Figure} */ figure, /** @type {ImageOptions} */ options) => plotly.toImage(figure, options),
  };
}
