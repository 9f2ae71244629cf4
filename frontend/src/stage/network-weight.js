/**
 * The weight that a reader looks into: its value and its update, and setting it by hand.
 */
import { inspectedWeight } from '../core/inspected-weight.js';
import { setByHand, undoEdits } from '../core/network-spec.js';
import { mountWeightCard } from '../ui/weight-card.js';

/** @typedef {import('./network-chosen.js').Chosen} Chosen */
/** @typedef {import('../core/looks.js').Part} Part */

/**
 * @param {HTMLElement} root
 * @param {import('./network-context.js').NetworkContext & { parameter: import('../core/signal.js').Signal<string> }} ctx
 */
export function mountNetworkWeight(root, { state, catalogue, i18n, parameter, invalidate }) {
  /** @type {Chosen | null} */
  let shown = null;
  /** @type {Part | null} */
  let moment = null;
  const card = mountWeightCard(root, {
    i18n,
    parameter,
    onset: (value) => {
      if (!shown) return;
      const { index, track, row } = shown;
      const edit = { step: track.at('steps', row), parameter: parameter.value, value };
      state.updateSpec((spec) => setByHand(spec, index, edit));
    },
    onundo: () => {
      if (shown) state.updateSpec((spec) => undoEdits(spec, state.focus.value));
    },
  });
  /** @type {WeakMap<import('../core/track.js').RacerTrack, import('../core/inspection.js').Source>} */
  const sources = new WeakMap();
  const sourceOf = (/** @type {Chosen} */ { track, shape }) => {
    const known = sources.get(track);
    if (known) return known;
    const current = () => /** @type {Part} */ (moment);
    const made = inspectedWeight(catalogue.ruleOf(track.spec), track.spec, shape.names, current);
    sources.set(track, made);
    return made;
  };
  const stop = parameter.subscribe(invalidate);
  return {
    /** @param {Chosen} chosen @param {Part | null} found */
    draw(chosen, found) {
      if (!found) return;
      [shown, moment] = [chosen, found];
      const { shape, track } = chosen;
      const place = shape.names.indexOf(parameter.value);
      const at = (/** @type {string} */ name) => found.arrays[found.names.indexOf(name)]?.[place] ?? 0;
      card.show({
        names: shape.names,
        place,
        value: place < 0 ? 0 : at('params'),
        step: found.step,
        source: sourceOf(chosen),
        decayed: at('decayed'),
        edited: (track.spec.edits ?? []).length > 0,
      });
    },
    dispose() {
      stop();
      card.dispose();
    },
  };
}
