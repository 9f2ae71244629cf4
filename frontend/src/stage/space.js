/**
 * 3-D: the surface in space with all paths on it, turned by dragging, and the racers' numbers beside it.
 */
import { effect } from '../core/signal.js';
import { mountMissing } from '../plots/missing.js';
import { FIRST_VIEW } from '../plots/space-figure.js';
import { mountSpacePlot } from '../plots/space-plot.js';
import { mountFrames } from './frames.js';
import { splitStage } from './split.js';

/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {import('./picture.js').Picture} Picture */
/** @typedef {import('../plots/camera.js').View} View */

/** A surface that has stood still for so long is looked at from there. */
const REST_MS = 300;
/** Figures of a camera that a link keeps. */
const DIGITS = 3;

/**
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 */
export function mountSpace(root, ctx) {
  const { state, player, i18n, plotter, palette, ground, hover, invalidate, ticker } = ctx;
  const { plot: place, list, dispose: unsplit } = splitStage(root);
  const frames = mountFrames(list, ctx, ({ plotHost }) => {
    plotHost.remove();
    return { dispose: () => {} };
  });
  const view = () => readView(state.own.value.camera) ?? FIRST_VIEW;
  const heightName = () => (ground.value?.landscape.levels === 'log' ? i18n.t('view.height_log') : 'J');
  const plot = plotter
    ? mountSpacePlot(place, { plotter, palette: () => palette.value, invalidate, view, heightName })
    : mountMissing(place, () => i18n.t('plot.missing'));
  plot.host.setAttribute('role', 'img');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let written = state.own.value.camera;
  const watch = () => {
    const from = plot.watch();
    if (!from) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      written = writeView(from);
      state.own.value = { ...state.own.value, camera: written };
    }, REST_MS);
  };
  const follow = () => {
    if (state.own.value.camera === written) return;
    clearTimeout(timer);
    written = state.own.value.camera;
    plot.turnBack();
  };
  const stops = [
    effect(() => void (ground.value && plot.show(ground.value.landscape)), [ground]),
    effect(() => plot.host.setAttribute('aria-label', i18n.t('view.space_help')), [i18n.lang]),
    palette.subscribe(() => void plot.redraw()),
    i18n.lang.subscribe(() => void plot.redraw()),
    state.own.subscribe(follow),
    ticker.add(watch),
  ];
  return {
    draw(/** @type {Picture | null} */ picture) {
      const moment = { step: player.step.value, phase: player.phase.value, hover: hover.value };
      if (picture) plot.draw(picture.token, [...picture.ghosts, ...picture.racers], moment);
      else plot.blank();
    },
    tell: frames.tell,
    dispose() {
      clearTimeout(timer);
      for (const stop of stops) stop();
      plot.dispose();
      frames.dispose();
      unsplit();
    },
  };
}

/**
 * @param {View} view
 * @returns {number[]} the eye, then what it looks at
 */
export function writeView({ eye, center }) {
  return [eye.x, eye.y, eye.z, center.x, center.y, center.z].map((value) => Number(value.toFixed(DIGITS)));
}

/**
 * @param {unknown} written
 * @returns {View | null}
 */
export function readView(written) {
  if (!Array.isArray(written) || written.length !== 6 || !written.every(Number.isFinite)) return null;
  const [ex, ey, ez, cx, cy, cz] = written;
  return { eye: { x: ex, y: ey, z: ez }, center: { x: cx, y: cy, z: cz }, up: FIRST_VIEW.up };
}
