/**
 * Side by side: a panel for each racer, its frame, its plot and its numbers.
 */
import { mountFrames } from './frames.js';
import { mountGroundPlot } from './ground-plot.js';

/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {import('./picture.js').Picture} Picture */

/**
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 */
export function mountPanels(root, ctx) {
  const frames = mountFrames(root, ctx, (frame, { label }) => mountGroundPlot(frame.plotHost, ctx, label));
  return {
    /** Draws each racer in its panel; one that the run does not know yet stays empty. */
    draw(/** @type {Picture | null} */ picture) {
      const { racers } = ctx.state.spec.value;
      for (const { who, content: plot } of frames.list) {
        const alone = picture?.alone[who.index];
        if (alone && alone.drawn.at(-1)?.track.spec.rule === racers[who.index]?.rule)
          plot.draw(alone.token, alone.drawn);
        else plot.blank();
      }
    },
    tell: frames.tell,
    dispose: frames.dispose,
  };
}
