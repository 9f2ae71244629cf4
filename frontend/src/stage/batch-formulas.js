/**
 * What the chosen racer's batches come to, with the numbers of the playhead put in.
 */
import { batchFacts } from '../core/batch-facts.js';
import { sizeOf } from '../ui/batch-table.js';
import { inside } from '../ui/live-lines.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {{ run: RunTrack, focus: number, row: number, overhead: number }} Here */
/** @typedef {import('../ui/live-lines.js').LiveLine} LiveLine */

/** @typedef {NonNullable<ReturnType<typeof found>>} Found */

/** @param {() => Here | null} look @returns {LiveLine[]} */
export function batchFormulas(look) {
  const line = (
    /** @type {string} */ name,
    /** @type {string} */ formula,
    /** @type {(found: Found) => import('../ui/live-lines.js').Filled} */ fill,
  ) => ({
    name,
    formula,
    fill: () => {
      const here = found(look());
      return here && fill(here);
    },
  });
  return [
    line('live-updates', '⌈M/B⌉', ({ samples, facts }) => ({
      numbers: `⌈${samples}/${facts.size}⌉`,
      result: facts.updates,
    })),
    line('live-last', 'M - (⌈M/B⌉ - 1) B', ({ samples, facts }) => ({
      numbers: `${samples} − ${facts.updates - 1} × ${facts.size}`,
      result: facts.last,
    })),
    line('live-loss', 'J = (1/(2 M)) Σ (w x + b - y)^2', ({ samples, w, b, loss }) => ({
      numbers: `(1/${2 * samples}) Σ (${inside(w)} x + ${inside(b)} − y)²`,
      result: loss,
    })),
    line('live-cost', 'S + p t', ({ seen, steps, overhead }) => ({
      numbers: `${seen} + ${overhead} × ${steps}`,
      result: seen + overhead * steps,
    })),
  ];
}

/** @param {Here | null} here */
function found(here) {
  const track = here?.run.racers[here.focus];
  if (!here || !track || track.count === 0) return null;
  const { run, focus, row, overhead } = here;
  const samples = /** @type {any} */ (run.besides.data).train.x.length;
  const at = (/** @type {string} */ name, axis = 0) => track.at(name, row, axis);
  return {
    samples,
    overhead,
    facts: batchFacts(samples, sizeOf(run, focus)),
    w: at('params'),
    b: at('params', 1),
    loss: at('train_loss'),
    seen: at('samples'),
    steps: at('steps'),
  };
}
