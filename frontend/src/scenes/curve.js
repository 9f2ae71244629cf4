/**
 * Curves of one parameter: which way is down, what each learning rate does, and which of several minima is found.
 */
import { curveSpec, hasSeveral } from '../core/curve-spec.js';
import { watchVersions } from '../core/runs.js';
import { computed, effect, signal } from '../core/signal.js';
import { setKnobOfAll, setStart } from '../core/spec.js';
import { createSweeps } from '../core/sweeps.js';
import { WAVES } from '../core/waves.js';
import { withBasins } from '../stage/basin-ground.js';
import { watchBasins } from '../stage/basins.js';
import { mountCurveBelow } from '../stage/curve-below.js';
import { mountCurveFormulas } from '../stage/curve-formulas.js';
import { watchTerrain } from '../stage/terrain.js';
import { mountView } from '../stage/view.js';
import { mountCurveRail } from '../ui/curve-rail.js';
import { h } from '../ui/element.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountStory } from '../ui/story.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'curve';
export const order = 20;

/** The rate that lands on the minimum at once; and, on several minima, one too large for the narrow one; each with its start. */
const TRIED = Object.freeze(/** @type {const} */ ({ one: [5, 10], several: [1.2, 10] }));
/** Steps to be looked at one by one. */
const SPEED = 5;

export function opening(/** @type {import('../core/catalogue.js').Catalogue} */ catalogue) {
  return curveSpec('one', catalogue);
}

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, runs, i18n, ticker, palette } = ctx;
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const several = computed(() => hasSeveral(state.spec.value), [state.spec]);
  const terrain = watchTerrain(ctx);
  const basins = watchBasins({ ...ctx, sweeps: createSweeps(fetch.bind(window)) });
  const { ground, dispose: unground } = withBasins(terrain.ground, basins.along, hasBasins);
  const [hover, lit] = [signal(null), signal(null)];
  const stage = { ...ctx, ground, hover, lit, invalidate };
  const stopStory = mountStories(shell.toolbar, ctx, several);
  shell.panels.classList.add('low');
  const view = mountView(shell, stage);
  const below = mountCurveBelow(shell.charts, { ...ctx, ...basins, several, invalidate });
  const rail = h('div', { class: 'rail-body' });
  shell.rail.append(rail);
  const stopRail = mountCurveRail(rail, ctx);
  const lines = mountCurveFormulas(rail, ctx, several);
  const draw = () => {
    if (!stale) return;
    stale = false;
    view.draw(runs.current.value);
    below.draw();
    lines.update();
  };
  const label = (/** @type {RunTrack} */ run, /** @type {number} */ index) => run.racers[index]?.spec.label ?? '';
  const speed = player.speed.value;
  player.speed.value = SPEED;
  const watched = [
    player.step,
    player.phase,
    hover,
    ground,
    basins.map,
    state.focus,
    state.logLoss,
    i18n.lang,
    palette,
  ];
  const stops = [
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    watchVersions(runs, invalidate),
    ...watched.map((one) => one.subscribe(invalidate)),
    several.subscribe(() => {
      player.toStart();
      player.play();
    }),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    player.speed.value = speed;
    const parts = [lines.dispose, stopRail, below.dispose, view.dispose, stopStory, unground];
    for (const stop of [...stops, ...parts, basins.dispose, terrain.dispose]) stop();
    shell.panels.classList.remove('low');
    rail.remove();
  };
}

function hasBasins(/** @type {import('../core/spec.js').ProblemSpec} */ problem) {
  return problem.kind === 'surface' && problem.name === WAVES;
}

/**
 * One question for the curve of one minimum, another for that of several.
 * @param {HTMLElement} root
 * @param {SceneContext} ctx
 * @param {import('../core/signal.js').Readable<boolean>} several
 */
function mountStories(root, { state, player, catalogue, i18n }, several) {
  const ontry = () => {
    const [alpha, start] = several.value ? TRIED.several : TRIED.one;
    state.updateSpec((spec) => setKnobOfAll(setStart(spec, [start]), 'alpha', alpha, catalogue));
    player.toStart();
    player.play();
  };
  let dispose = () => {};
  const mountOne = () => {
    dispose();
    dispose = mountStory(root, { scene: several.value ? 'minima' : id, section: '1', i18n, ontry });
    // It stands before the stage's tools, whenever it is made.
    root.prepend(/** @type {Element} */ (root.lastElementChild));
  };
  const stop = effect(mountOne, [several]);
  return () => {
    stop();
    dispose();
  };
}
