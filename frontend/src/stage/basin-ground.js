/**
 * The ground with the basins of its starts on it, once they are known.
 */
import { signal } from '../core/signal.js';

/** @typedef {import('./terrain.js').Ground} Ground */
/** @typedef {import('./basins.js').Basins} Basins */

/**
 * @param {import('../core/signal.js').Readable<Ground | null>} ground
 * @param {import('../core/signal.js').Readable<Basins | null>} basins
 * @param {(problem: import('../core/spec.js').ProblemSpec) => boolean} has which problems have basins
 */
export function withBasins(ground, basins, has) {
  const both = signal(/** @type {Ground | null} */ (null));
  const put = () => {
    const [here, known] = [ground.value, basins.value];
    const shown = here && known && has(here.problem);
    both.value = shown ? { ...here, landscape: { ...here.landscape, basins: known } } : here;
  };
  const stops = [ground.subscribe(put), basins.subscribe(put)];
  put();
  return { ground: both, dispose: () => stops.forEach((stop) => void stop()) };
}
