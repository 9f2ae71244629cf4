/**
 * What the network scene hands to the parts of its stage.
 */

/**
 * @typedef {import('./context.js').SceneContext & {
 *   looks: import('../core/looks.js').Looks,
 *   row: () => number,
 *   invalidate: () => void,
 *   tests: import('../core/signal.js').Readable<boolean>,
 *   paints: (host: HTMLElement, mapping: () => import('../plots/mapping.js').Mapping | null) => () => void,
 * }} NetworkContext
 *   `row` is the playhead's; `tests` whether test samples are shown; `paints` lets a reader draw points on a plot
 */

export {};
