/**
 * The stage of batches: paths on the true loss beside the data with the batch marked, the racers' batches in numbers, and the loss.
 */
import { ownChoice } from '../core/own.js';
import { mountBatchTable, sizeOf } from '../ui/batch-table.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { segments } from '../ui/segments.js';
import { ACROSS, mountBatchLoss } from './batch-loss.js';
import { mountBatchPlane } from './batch-plane.js';
import { mountBatchSamples, stripOf, usedOf } from './batch-samples.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & { looks: import('../core/looks.js').Looks, overhead: () => number, invalidate: () => void }} ctx
 */
export function mountBatchesStage(shell, ctx) {
  const { state, player, i18n, runs, catalogue, looks, overhead, invalidate } = ctx;
  const trio = h('div', { class: 'pair trio wide-head' });
  const numbers = h('section', { class: 'wide-head' });
  shell.panels.append(trio, numbers);
  const scope = createScope(i18n, trio, numbers);
  const part = (/** @type {string} */ name) => {
    const host = h('div', { class: 'wide-chart', 'data-test': `batches-${name}` });
    const title = scope.text(h('h2'), () => i18n.t(`batches.${name}`));
    trio.append(h('section', { class: 'pair-part' }, title, host));
    return host;
  };
  const plane = mountBatchPlane(part('plane'), ctx);
  const samples = mountBatchSamples(part('samples'), ctx);
  const focus = () => Math.min(state.focus.value, state.spec.value.racers.length - 1);
  const onfocus = (/** @type {number} */ index) => {
    state.focus.value = index;
  };
  const table = mountBatchTable(numbers, { i18n, onfocus });
  const across = ownChoice(state, 'across', 'steps', (value) => ACROSS.includes(value));
  const host = part('loss');
  const choice = segments(scope, {
    test: 'own-across',
    label: () => i18n.t('batches.across'),
    options: ACROSS.map((value) => ({ value, text: () => i18n.t(`batches.by_${value}`) })),
    chosen: across,
    onchoose: (value) => {
      across.value = value;
    },
  });
  host.after(choice);
  const chart = mountBatchLoss(host, ctx);
  for (const source of [across, state.focus]) scope.own(source.subscribe(invalidate));
  /** @type {{ run: RunTrack, used: import('./batch-samples.js').Used[] } | null} */
  let told = null;
  let asked = '';
  const ask = (/** @type {RunTrack} */ run, /** @type {number} */ row) => {
    const key = JSON.stringify([run.spec, row]);
    if (key === asked || !run.covers(row)) return;
    asked = key;
    const wants = run.racers.map((_, racer) => ({ what: 'batch', racer }));
    const take = (/** @type {readonly import('../core/looks.js').Part[]} */ parts) => {
      told = { run, used: usedOf(parts) };
      invalidate();
    };
    looks.ask({ name: 'batch', step: run.stepOf(row), wants, take });
  };
  const here = () => {
    const run = runs.current.value;
    if (run?.spec.problem.kind !== 'network' || run.last < 0) return null;
    return { run, focus: focus(), row: player.step.value, overhead: overhead() };
  };
  return {
    here,
    draw() {
      const run = runs.current.value;
      if (run?.spec.problem.kind !== 'network' || run.last < 0) return;
      const row = player.step.value;
      ask(run, row);
      const used = told?.run === run ? told.used : [];
      const styles = run.racers.map(({ spec }) => spec.style ?? catalogue.rule(spec.rule).style);
      const count = /** @type {any} */ (run.besides.data).train.x.length;
      const strips = used.map((one, i) => stripOf(one, count, sizeOf(run, i)));
      const chosen = /** @type {import('../core/spec.js').Style} */ (styles[focus()]);
      plane.draw(run, styles, row);
      samples.draw(run, chosen, focus(), row, used[focus()]);
      table.draw(run, styles, row, focus(), strips);
      const look = { across: /** @type {any} */ (across.value), overhead: overhead(), focus: focus() };
      chart.draw(run, styles, row, { ...look, log: state.logLoss.value });
    },
    dispose() {
      for (const one of [plane, samples, table, chart, scope]) one.dispose();
    },
  };
}
