/**
 * What main hands to every scene, and a scene to the parts of its stage.
 */

/**
 * @typedef {object} SceneContext
 * @property {import('../core/state.js').State} state
 * @property {import('../core/player.js').Player} player
 * @property {import('../core/socket.js').Socket} socket
 * @property {import('../core/runs.js').Runs} runs
 * @property {import('../core/catalogue.js').Catalogue} catalogue
 * @property {import('../core/links.js').Links} links
 * @property {import('../core/course.js').Course} course
 * @property {import('../core/landscape.js').Landscapes} landscapes
 * @property {import('../core/graphs.js').Graphs} graphs
 * @property {import('../core/i18n.js').I18n} i18n
 * @property {import('../core/ticker.js').Ticker} ticker
 * @property {import('../plots/plotly.js').Plotter | null} plotter null where Plotly cannot run
 * @property {import('../core/signal.js').Signal<import('../plots/palette.js').Palette>} palette
 * @property {import('../core/pinned-runs.js').PinnedRuns} pinned the runs to draw as ghosts: `pinned.runs.value`, those whose `track` has come
 * @property {import('../ui/shortcuts.js').Shortcuts} shortcuts a part's own keys: `shortcuts.add(group, rows)`, disposed of with it
 * @property {import('../ui/toasts.js').Toasts} toasts
 * @property {import('../core/takeaways.js').Takeaways} takeaways files of a scene's own: `takeaways.offer({ png: (watch) => .. })`, disposed of with it
 */

/**
 * @typedef {SceneContext & {
 *   ground: import('../core/signal.js').Signal<import('./terrain.js').Ground | null>,
 *   hover: import('../core/signal.js').Signal<number | null>,
 *   lit: import('../core/signal.js').Signal<import('../core/inspection.js').Light | null>,
 *   invalidate: () => void,
 * }} StageContext
 *   `hover` is the step that the pointer reads, shown everywhere beside the playhead; `lit` is
 *   the inspector's symbol that is pointed at, drawn on the ground; `invalidate` has everything drawn again in this frame or the next
 */

export {};
