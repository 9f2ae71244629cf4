/** One racer's update at the playhead, line by line, with its recorded numbers along one parameter. */
import { inspectedRacer } from '../core/inspected-racer.js';
import { h } from './element.js';
import { buildLines, fillLines } from './inspector-lines.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */

const AXES = Object.freeze([0]);
const DIGITS = 4;

/**
 * @param {Element} root
 * @param {Pick<import('../stage/context.js').SceneContext, 'player' | 'catalogue' | 'i18n'> & { index: () => number }} props
 *   `index` is the racer's
 */
export function mountRuleLines(root, { player, catalogue, i18n, index }) {
  const element = h('section', { class: 'lines rule-lines', 'data-test': 'rule-lines' });
  root.append(element);
  /** @type {{ key: string, page: ReturnType<typeof buildLines> } | null} */
  let built = null;
  return {
    draw(/** @type {RunTrack | null} */ run) {
      const track = run?.racers[Math.min(index(), run.racers.length - 1)];
      if (!run || !track || track.count === 0) return;
      // A network's racer records no numbers of single weights.
      element.hidden = !track.has('grad');
      if (element.hidden) return;
      const source = inspectedRacer(catalogue.ruleOf(track.spec), track, run);
      if (built?.key !== source.key) {
        built?.page.dispose();
        built = { key: source.key, page: buildLines(source, AXES, i18n) };
        element.replaceChildren(...built.page.elements);
      }
      fillLines(built.page, source, Math.min(player.step.value, track.count - 1), DIGITS);
    },
    dispose() {
      built?.page.dispose();
      element.remove();
    },
  };
}
