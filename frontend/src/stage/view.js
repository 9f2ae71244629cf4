/**
 * The views of one run at one step: side by side, overlay, 3-D. One is mounted at a time; what they share (the playhead, the part of
 * the surface looked at, the racer chosen) is kept in the state, so changing the view changes nothing else.
 */
import { computed, effect } from '../core/signal.js';
import { mountStageTools } from '../ui/stage-tools.js';
import { mountOverlay } from './overlay.js';
import { mountPanels } from './panels.js';
import { createPicture } from './picture.js';
import { watchSlopes } from './slopes.js';
import { mountSpace } from './space.js';
import { createZoom } from './zoom.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {import('./picture.js').Picture} Picture */
/**
 * @typedef {StageContext & {
 *   zoom: import('./zoom.js').Zoom,
 *   slopes: import('../core/signal.js').Readable<import('../core/landscape.js').Landscape | null>,
 * }} ViewContext
 */
/** @typedef {{ draw: (picture: Picture | null) => void, tell: (run: RunTrack) => void, dispose: () => void }} View */

/** @type {Readonly<Record<string, (root: HTMLElement, ctx: ViewContext) => View>>} */
const VIEWS = { panels: mountPanels, overlay: mountOverlay, '3d': mountSpace };

/**
 * @param {Pick<import('../ui/shell.js').Shell, 'panels' | 'toolbar'>} shell
 * @param {StageContext} stage
 * @param {{ whole?: boolean }} [options] `whole` where the scene shows nothing but the race, so that its picture is the stage's
 */
export function mountView({ panels: root, toolbar }, stage, { whole = false } = {}) {
  const { state, ground, invalidate, pinned, i18n, shortcuts } = stage;
  const zoom = createZoom(stage);
  const { slopes, dispose: unwatch } = watchSlopes(stage);
  const ctx = { ...stage, zoom, slopes };
  const picture = createPicture(ctx);
  const flat = computed(() => ground.value?.landscape.parameters.length === 1, [ground]);
  const shown = computed(() => shownView(state.view.value, flat.value), [state.view, flat]);
  /** @type {View | null} */
  let view = null;
  const mount = () => {
    view?.dispose();
    root.dataset.view = shown.value;
    view = (VIEWS[shown.value] ?? mountPanels)(root, ctx);
    invalidate();
  };
  const toggle = (/** @type {'follow' | 'field'} */ name) => {
    const { [name]: on, ...rest } = state.own.value;
    state.own.value = on ? rest : { ...rest, [name]: true };
  };
  const stops = [
    effect(mount, [shown]),
    pinned.runs.subscribe(invalidate),
    state.own.subscribe(invalidate),
    offerStageFiles(stage, shown, whole),
    mountStageTools(toolbar, { state, i18n, shortcuts, zoom, toggle, shown, flat }),
    unwatch,
    zoom.dispose,
  ];
  return {
    draw(/** @type {RunTrack | null} */ run) {
      const now = picture.read(run);
      if (now) zoom.follow(now.racers.map(({ track }) => standing(track, stage.player.step.value, flat.value)));
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
 * Animations of the stage, and its pictures where the page's own would miss something: space, which no page can copy, and the finer
 * lines of a race that is all there is to see. How they are made is loaded when the first is asked for.
 * @param {StageContext} ctx
 * @param {import('../core/signal.js').Readable<string>} shown
 * @param {boolean} whole
 */
function offerStageFiles(ctx, shown, whole) {
  if (!ctx.plotter) return () => {};
  const make = (/** @type {string} */ id) => async (/** @type {import('../core/export-list.js').Watch} */ watch) =>
    (await import('./stage-file.js')).stageFile(id, ctx, watch);
  const films = { gif: make('gif'), webm: make('webm') };
  const pictures = { png: make('png'), svg: make('svg') };
  let takeBack = () => {};
  const offer = () => {
    takeBack();
    takeBack = ctx.takeaways.offer(whole || shown.value === '3d' ? { ...pictures, ...films } : films);
  };
  const stop = effect(offer, [shown]);
  return () => {
    stop();
    takeBack();
  };
}

/** @returns {number[]} */
function standing(
  /** @type {import('../core/track.js').RacerTrack} */ track,
  /** @type {number} */ step,
  /** @type {boolean} */ flat,
) {
  return (flat ? [0] : [0, 1]).map((axis) => track.at('params', step, axis));
}

/**
 * A curve has no third dimension: it is shown from the side.
 * @param {string} wanted
 * @param {boolean} flat
 */
export function shownView(wanted, flat) {
  return wanted === '3d' && flat ? 'overlay' : wanted;
}
