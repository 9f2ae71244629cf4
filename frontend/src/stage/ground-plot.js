/**
 * A plot of the ground on the stage: where its start is moved, what is looked at, what it is called for those who do not see it.
 */
import { problemEntry } from '../core/problem.js';
import { placesOf } from '../core/projection.js';
import { effect } from '../core/signal.js';
import { moveStart } from '../core/spec.js';
import { mountMissing } from '../plots/missing.js';
import { mountPanelPlot } from '../plots/panel-plot.js';
import { mountAnnotations } from './annotations.js';

/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {import('./picture.js').Drawn} Drawn */

/**
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 * @param {string} label whose path it shows
 */
export function mountGroundPlot(root, ctx, label) {
  const { state, player, runs, catalogue, i18n, plotter, palette, ground, hover, invalidate, zoom, slopes } = ctx;
  const onPoint = (/** @type {readonly [number, number]} */ at, /** @type {string} */ phase) => {
    state.dragging.value = phase !== 'end';
    const run = runs.current.value;
    if (phase === 'end' || !run || !ground.value) return;
    const places = placesOf(ground.value.landscape.parameters, run.parameters);
    state.updateSpec((spec) => moveStart(spec, places, at, catalogue));
  };
  const words = () => ({
    minimum: i18n.t('landmark.minimum'),
    local: i18n.t('landmark.local'),
    saddle: i18n.t('landmark.saddle'),
  });
  const plot = plotter
    ? mountPanelPlot(root, {
        plotter,
        palette: () => palette.value,
        invalidate,
        words,
        onPoint,
        onZoom: zoom.by,
        onHover: (near) => annotations.point(near),
      })
    : mountMissing(root, () => i18n.t('plot.missing'));
  const annotations = mountAnnotations(root, ctx);
  const name = () => {
    const surface = i18n.pick(problemEntry(state.spec.value.problem, catalogue).title);
    plot.host.setAttribute('aria-label', i18n.t('panel.plot', { racer: label, surface }));
  };
  plot.host.setAttribute('role', 'img');
  const show = () => {
    if (ground.value) plot.show(ground.value.landscape);
  };
  const stops = [
    effect(name, [i18n.lang, ground]),
    effect(show, [ground]),
    effect(() => plot.look(zoom.shown.value), [zoom.shown]),
    effect(() => void plot.showSlopes(slopes.value), [slopes]),
    palette.subscribe(() => void plot.redraw()),
    i18n.lang.subscribe(() => void plot.redraw()),
  ];
  return {
    blank: plot.blank,
    /** @param {unknown} token @param {readonly Drawn[]} drawn ghosts first */
    draw(token, drawn) {
      const moment = { step: player.step.value, phase: player.phase.value, hover: hover.value };
      annotations.say(plot.draw(token, annotations.mark(drawn), moment) ?? null);
    },
    dispose() {
      for (const stop of stops) stop();
      plot.dispose();
      annotations.dispose();
    },
  };
}
