/**
 * What the network scene hands to the parts of its stage.
 */

/**
 * @typedef {import('./context.js').SceneContext & {
 *   looks: import('../core/looks.js').Looks,
 *   row: () => number,
 *   invalidate: () => void,
 *   tests: import('../core/signal.js').Readable<boolean>,
 *   drawn: () => import('../core/network-task.js').Task | null,
 *   paints: (host: HTMLElement, mapping: () => import('../plots/mapping.js').Mapping | null) => () => void,
 * }} NetworkContext
 *   `row` is the playhead's; `tests` whether test samples are shown; `paints` lets a reader draw points on a plot;
 *   `drawn` is what they have drawn that cannot be learnt from yet
 */

export {};
