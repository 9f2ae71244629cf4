/**
 * The inspector of a race: which racer, and everything its run recorded.
 */
import { inspectedRacer } from '../core/inspected-racer.js';
import { phaseAt } from '../core/phases.js';
import { mountInspector } from '../ui/inspector.js';
import { mountRacerChoice } from '../ui/racer-choice.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/track.js').RacerTrack} RacerTrack */
/** @typedef {import('./context.js').StageContext} StageContext */

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountInspection(root, { state, player, catalogue, i18n, hover, lit }) {
  const inspector = mountInspector(root, { i18n, choice: state.inspect, lit, onseek: player.seek });
  const unmountChoice = mountRacerChoice(inspector.head, { state, catalogue, i18n });
  inspector.el.hidden = true;
  /** @type {WeakMap<RacerTrack, import('../core/inspection.js').Source>} */
  const sources = new WeakMap();
  const sourceOf = (/** @type {RunTrack} */ run, /** @type {RacerTrack} */ track) => {
    const known = sources.get(track) ?? inspectedRacer(catalogue.ruleOf(track.spec), track, run);
    sources.set(track, known);
    return known;
  };
  return {
    draw(/** @type {RunTrack | null} */ run) {
      const track = run?.racers[state.focus.value];
      const open = state.inspect.value.open && track !== undefined && track.count > 0;
      inspector.el.hidden = !open;
      if (!run || !open) return;
      const source = sourceOf(run, track);
      const moment = { step: player.step.value, phase: player.phase.value, hover: hover.value };
      const over = moment.hover !== null || moment.step >= source.rows - 1;
      inspector.show({ source, moment, now: over ? null : phaseAt(moment.phase, source.phases) });
    },
    dispose() {
      unmountChoice();
      inspector.dispose();
    },
  };
}
