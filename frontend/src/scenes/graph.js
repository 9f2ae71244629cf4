/**
 * The computation graph of a formula: values forward, gradients backward, node by node; and racers on its leaves.
 */
import { pickExample } from '../core/graph-example.js';
import { createGraphSource } from '../core/graph-source.js';
import { watchVersions } from '../core/runs.js';
import { computed, effect, signal } from '../core/signal.js';
import { mountCharts } from '../stage/charts.js';
import { offerGraphFiles } from '../stage/graph-files.js';
import { followGraph } from '../stage/graph-time.js';
import { mountGraphView } from '../stage/graph-view.js';
import { mountInspection } from '../stage/inspection.js';
import { standingAt } from '../stage/standing.js';
import { h } from '../ui/element.js';
import { mountBottomless } from '../ui/graph-bottomless.js';
import { mountGraphHead } from '../ui/graph-head.js';
import { mountGraphLeaves } from '../ui/graph-leaves.js';
import { mountGraphRacers } from '../ui/graph-racers.js';
import { mountGraphToolbar } from '../ui/graph-toolbar.js';
import { mountRacers } from '../ui/racers.js';
import { mountRail } from '../ui/rail.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../core/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'graph';
export const order = 30;
/** A run is started when the leaves are to learn, and not before. */
export const races = false;

/** @param {Catalogue} catalogue */
export function opening({ formulas, defaults }) {
  const [first] = formulas.examples;
  return first ? pickExample(defaults.spec, first) : defaults.spec;
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, ticker, i18n } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const training = computed(() => state.own.value.timeline === 'train', [state.own]);
  const source = createGraphSource({ ...ctx, training });
  const roots = makeRoots(shell);
  const stage = { ...ctx, invalidate, hover: signal(/** @type {number | null} */ (null)), lit: signal(null) };
  const head = mountGraphHead(roots.head, { i18n, training, player, onchoose: train });
  const view = mountGraphView(roots, ctx, training);
  const standings = mountGraphRacers(roots.race, ctx);
  const bottomless = mountBottomless(roots.race, { ...ctx, ontaken: replay });
  const charts = mountCharts(roots.race, /** @type {any} */ (stage));
  const rail = mountRail(shell.rail, ctx);
  const inspection = mountInspection(rail.inspector, /** @type {any} */ (stage));

  const draw = () => {
    if (!stale) return;
    stale = false;
    source.update();
    if (source.shown.value) view.draw(source.shown.value);
    const run = training.value ? runs.current.value : null;
    charts.draw(run);
    inspection.draw(run);
    bottomless.set(run?.racers.some(({ end }) => end?.code === 'bottomless') ?? false);
    standings.set(run?.racers.map((track) => standingAt(track, player.step.value, [])) ?? []);
  };
  function train(/** @type {boolean} */ on) {
    const { timeline: _before, ...rest } = state.own.value;
    state.own.value = on ? { ...rest, timeline: 'train' } : rest;
    replay();
  }
  function replay() {
    player.toStart();
    player.play();
  }
  const whole = () => {
    if (!training.value) player.toEnd();
  };
  const drawn = [player.step, player.phase, player.playing, state.spec, state.own, state.focus, state.dragging];
  const stops = [
    mountGraphToolbar(shell.toolbar, { ...ctx, refused: source.complaint, onexample: replay, ontyped: whole }),
    offerGraphFiles(ctx, { training, graph: source.shown, picture: view.picture.picture }),
    mountGraphLeaves(rail.knobs, { ...ctx, graph: source.shown, onrace: () => train(true) }),
    mountRacers(rail.knobs, { ...ctx, run: runs.current }),
    mountTransport(shell.transport, ctx),
    followGraph(ctx, { training, graph: source.shown }),
    effect(() => {
      roots.frame.toggleAttribute('data-training', training.value);
      shell.rail.toggleAttribute('data-passing', !training.value);
    }, [training]),
    watchVersions(runs, invalidate),
    ...[...drawn, stage.hover, source.shown, i18n.lang].map((value) => value.subscribe(invalidate)),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const part of [inspection, charts, bottomless, standings, view, head, rail, roots]) part.dispose();
    shell.rail.removeAttribute('data-passing');
  };
}

/** @param {Shell} shell */
function makeRoots(shell) {
  const head = h('div', { class: 'graph-top' });
  const picture = h('div', { class: 'graph-stage' });
  const card = h('div', { class: 'graph-detail' });
  const race = h('section', { class: 'graph-race' });
  const frame = h('div', { class: 'graph-lower' }, card, race);
  shell.panels.append(head, picture);
  shell.charts.append(frame);
  const dispose = () => {
    for (const element of [head, picture, frame]) element.remove();
  };
  return { head, picture, card, race, frame, dispose };
}
