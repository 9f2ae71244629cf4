/**
 * The map: every value of two knobs, or every start, at once; a cell is a run, and a press on it races it.
 */
import { fileName } from '../core/export-file.js';
import { readMapChoice } from '../core/map-choice.js';
import { mapTable } from '../core/map-table.js';
import { computed, effect } from '../core/signal.js';
import { createSweeps } from '../core/sweeps.js';
import { createWholeRuns } from '../core/whole-runs.js';
import { createMapSource } from '../stage/map-source.js';
import { mountMapStage } from '../stage/map-stage.js';
import { mountMapRail } from '../ui/map-rail.js';
import { mountStory } from '../ui/story.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'map';
export const order = 120;
/** Its runs are told by what they came to. */
export const races = false;

/** @returns {import('../core/spec.js').RunSpec} heavy ball: where momentum carries over the edge of stability */
export function opening() {
  const racers = [{ rule: 'momentum', knobs: { form: 'heavy_ball' } }];
  return /** @type {any} */ ({ problem: { kind: 'surface', name: 'ravine' }, steps: 200, racers });
}

/** Four minima, and which starts lead to which. */
const BASINS = /** @type {any} */ ({
  spec: {
    problem: { kind: 'surface', name: 'himmelblau', knobs: {} },
    steps: 150,
    racers: [{ rule: 'gd', knobs: { alpha: 0.01 } }],
  },
  own: { x: 'start.x', y: 'start.y', tells: 'ending' },
});

/**
 * @param {Shell} shell
 * @param {SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  const { state, player, catalogue, i18n, ticker } = ctx;
  player.pause();
  let stale = true;
  const invalidate = () => {
    stale = true;
  };
  const fetcher = fetch.bind(window);
  const source = createMapSource({ sweeps: createSweeps(fetcher), wholeRuns: createWholeRuns(fetcher) });
  const choice = () => readMapChoice(state.own.value, state.spec.value, catalogue);
  const ask = () => source.ask(state.spec.value, choice());
  const question = computed(() => JSON.stringify([state.spec.value, choice()]), [state.spec, state.own]);
  const rail = mountMapRail(shell.rail, ctx);
  const stage = mountMapStage(shell, { ...ctx, source, ask, invalidate });
  const draw = () => {
    if (!stale) return;
    stale = false;
    stage.draw();
  };
  const ontry = () => {
    state.own.value = BASINS.own;
    state.spec.value = BASINS.spec;
  };
  let takeBack = () => {};
  const refused = () => {
    const problem = source.refused.value;
    state.errors.value = problem ? { [problem.where.slice(1).join('.')]: problem } : {};
  };
  const csv = async () => {
    const { value: map } = source.shown;
    if (!map) throw new Error('there is no map on screen');
    return { blob: new Blob([mapTable(map)], { type: 'text/csv' }), name: fileName('map', 'csv') };
  };
  const stops = [
    source.shown.subscribe(() => {
      if (!ctx.takeaways.own.value.csv) takeBack = ctx.takeaways.offer({ csv });
    }),
    mountStory(shell.toolbar, { scene: id, section: '1–13', i18n, ontry }),
    effect(ask, [question]),
    source.refused.subscribe(refused),
    ticker.add(draw),
  ];
  return () => {
    source.stop();
    takeBack();
    for (const stop of stops) stop();
    state.errors.value = {};
    stage.dispose();
    rail();
  };
}
