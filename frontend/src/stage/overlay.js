/**
 * Overlay: all racers on one large surface, their numbers beside it.
 */
import { mountFrames } from './frames.js';
import { mountGroundPlot } from './ground-plot.js';
import { splitStage } from './split.js';

/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {import('./picture.js').Picture} Picture */

/**
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 */
export function mountOverlay(root, ctx) {
  const { plot: place, list, dispose: unsplit } = splitStage(root);
  const frames = mountFrames(list, ctx, ({ plotHost }) => {
    plotHost.remove();
    return { dispose: () => {} };
  });
  const plot = mountGroundPlot(place, ctx, ctx.i18n.t('view.all'));
  return {
    draw(/** @type {Picture | null} */ picture) {
      if (picture) plot.draw(picture.token, [...picture.ghosts, ...picture.racers]);
      else plot.blank();
    },
    tell: frames.tell,
    dispose() {
      plot.dispose();
      frames.dispose();
      unsplit();
    },
  };
}
