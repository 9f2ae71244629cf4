/**
 * The views of one run at one step: side by side, overlay, 3-D. One is mounted at a time; what they share (the playhead, the part of
 * the surface looked at, the racer chosen) is kept in the state, so changing the view changes nothing else.
 */
import { computed, effect } from '../core/signal.js';
import { mountOverlay } from './overlay.js';
import { mountPanels } from './panels.js';
import { createPicture } from './picture.js';
import { mountSpace } from './space.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {{ draw: (picture: import('./picture.js').Picture | null) => void, tell: (run: RunTrack) => void, dispose: () => void }} View */

/** @type {Readonly<Record<string, (root: HTMLElement, ctx: StageContext) => View>>} */
const VIEWS = { panels: mountPanels, overlay: mountOverlay, '3d': mountSpace };

/**
 * @param {HTMLElement} root
 * @param {StageContext} ctx
 */
export function mountView(root, ctx) {
  const { state, ground, invalidate } = ctx;
  const picture = createPicture(ctx);
  const shown = computed(
    () => shownView(state.view.value, ground.value?.landscape.parameters.length),
    [state.view, ground],
  );
  /** @type {View | null} */
  let view = null;
  const mount = () => {
    view?.dispose();
    root.dataset.view = shown.value;
    view = (VIEWS[shown.value] ?? mountPanels)(root, ctx);
    invalidate();
  };
  const stops = [effect(mount, [shown]), ctx.pinned.runs.subscribe(invalidate)];
  return {
    draw(/** @type {RunTrack | null} */ run) {
      const now = picture.read(run);
      view?.draw(now);
      if (run && now) view?.tell(run);
    },
    dispose() {
      for (const stop of stops) stop();
      view?.dispose();
      delete root.dataset.view;
    },
  };
}

/**
 * A curve has no third dimension: it is shown from the side.
 * @param {string} wanted
 * @param {number} [parameters]
 */
export function shownView(wanted, parameters) {
  return wanted === '3d' && parameters === 1 ? 'overlay' : wanted;
}
