/**
 * The stage of schedules: rates, distances and the ground near the minimum side by side; all of it in numbers below.
 */
import { changesOf, MISPRINTED, manualIndex, printedChanges, setChanges } from '../core/schedule-race.js';
import { distancesOf } from '../core/settling.js';
import { h } from '../ui/element.js';
import { scaleChoice } from '../ui/scale-choice.js';
import { mountScheduleTable } from '../ui/schedule-table.js';
import { createScope } from '../ui/scope.js';
import { mountRateChart } from './rate-chart.js';
import { mountSettlingChart } from './settling-chart.js';
import { mountSettlingPlane } from './settling-plane.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & { focus: import('../core/signal.js').Readable<number>, invalidate: () => void }} ctx
 */
export function mountSchedulesStage(shell, ctx) {
  const { state, player, runs, catalogue, i18n, focus } = ctx;
  const trio = h('div', { class: 'pair trio wide-head' });
  shell.panels.append(trio);
  const scope = createScope(i18n, trio);
  const part = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...beside) => {
    const host = h('div', { class: 'wide-chart', 'data-test': `schedules-${name}` });
    const title = scope.text(h('h2'), () => i18n.t(`schedules.${name}`));
    trio.append(h('section', { class: 'pair-part' }, h('header', { class: 'chart-head' }, title, ...beside), host));
    return host;
  };
  const rates = mountRateChart(part('rates'), ctx);
  const scale = scaleChoice(scope, { test: 'distances', log: state.logLoss, i18n });
  const settling = mountSettlingChart(part('distances', scale), ctx);
  const plane = mountSettlingPlane(part('plane'), ctx);
  const choose = (/** @type {number} */ index) => {
    state.focus.value = index;
  };
  const onprinted = () => {
    const index = manualIndex(state.spec.value);
    if (index < 0) return;
    state.updateSpec((spec) => setChanges(spec, index, printedChanges(spec)));
    choose(index);
  };
  const table = mountScheduleTable(shell.charts, { i18n, catalogue, onfocus: choose, onprinted });
  /** @type {{ run: RunTrack | null, distances: ReturnType<typeof distancesOf> }} */
  let measured = { run: null, distances: [] };
  const measure = (/** @type {RunTrack} */ run) => {
    if (measured.run !== run) measured = { run, distances: distancesOf(run, minimaOf(run, catalogue)) };
    for (const series of measured.distances) series.grow();
    return measured.distances;
  };
  return {
    draw() {
      const run = runs.current.value;
      if (!run || run.last < 0) return;
      const distances = measure(run);
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      const moment = { row: player.step.value, focus: Math.min(focus.value, run.racers.length - 1) };
      const strong = comparedOf(run, moment.focus);
      const index = manualIndex(run.asked);
      rates.draw(run, styles, { ...moment, changes: changesOf(run.asked, index), manual: styles[index] });
      settling.draw(run, styles, distances, { row: moment.row, strong });
      plane.draw(run, strong);
      table.draw(run, styles, distances, moment);
    },
    dispose() {
      for (const one of [rates, settling, plane, table, scope]) one.dispose();
    },
  };
}

/**
 * The constant rate and the chosen one; where the constant one is chosen, it beside the notes' first schedule.
 * @param {RunTrack} run
 * @param {number} focus
 */
function comparedOf({ racers }, focus) {
  const named = (/** @type {string} */ name) =>
    Math.max(
      0,
      racers.findIndex(({ spec }) => (spec.schedule?.name ?? 'constant') === name),
    );
  const constant = named('constant');
  return [...new Set([constant, focus === constant ? named(MISPRINTED) : focus])];
}

/** @param {RunTrack} run @param {SceneContext['catalogue']} catalogue */
function minimaOf({ asked: { problem } }, catalogue) {
  return problem.kind === 'surface' ? catalogue.surface(problem.name).minima : [];
}
