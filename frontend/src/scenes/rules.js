/**
 * Rules in one picture: GD, Momentum, RMSprop and Adam as one line of terms; two forms, two memories, corrected and not.
 */
import { fillSpec } from '../core/link-spec.js';
import { partOf, rulesSpec } from '../core/rules-spec.js';
import { watchVersions } from '../core/runs.js';
import { computed, signal } from '../core/signal.js';
import { swap } from '../core/swap.js';
import { BUILT } from '../core/terms.js';
import { mountCharts } from '../stage/charts.js';
import { mountRulesHead } from '../stage/rules-head.js';
import { rulesLines } from '../stage/rules-lines.js';
import { watchTerrain } from '../stage/terrain.js';
import { mountView } from '../stage/view.js';
import { h } from '../ui/element.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountNarrator } from '../ui/narrator.js';
import { mountRacers } from '../ui/racers.js';
import { mountRuleLines } from '../ui/rule-lines.js';
import { mountRulesRail, showPart } from '../ui/rules-rail.js';
import { mountTransport } from '../ui/transport.js';

/** @typedef {import('../stage/context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../ui/shell.js').Shell} Shell */

export const id = 'rules';
export const order = 110;

export function opening(/** @type {import('../core/catalogue.js').Catalogue} */ catalogue) {
  return rulesSpec('terms', catalogue);
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
  const part = computed(() => partOf(state.own.value), [state.own]);
  openPart(ctx, part.value);
  const terrain = watchTerrain(ctx);
  const [hover, lit] = [signal(null), signal(null)];
  const stage = { ...ctx, ground: terrain.ground, hover, lit, invalidate };
  shell.panels.classList.add('middling');
  const head = mountRulesHead(shell.toolbar, ctx, part);
  const view = mountView(shell, stage);
  const charts = mountCharts(shell.charts, stage);
  const [knobs, formulas, numbers] = ['', '', ''].map(() => h('div'));
  const rail = h('div', { class: 'rail-body rules-rail' }, knobs, formulas, numbers);
  shell.rail.append(rail);
  const stopRail = mountRulesRail(/** @type {Element} */ (knobs), { ...ctx, part });
  const lines = swap(part, (which) => mountLiveLines(/** @type {Element} */ (formulas), rulesLines(ctx, which)));
  const recorded = mountRuleLines(/** @type {Element} */ (numbers), {
    ...ctx,
    index: () => (part.value === 'terms' && state.focus.value === 0 ? BUILT : state.focus.value),
  });
  const draw = () => {
    if (!stale) return;
    stale = false;
    view.draw(runs.current.value);
    charts.draw(runs.current.value);
    lines.now.update();
    recorded.draw(runs.current.value);
  };
  const label = (/** @type {RunTrack} */ run, /** @type {number} */ index) => run.racers[index]?.spec.label ?? '';
  const restart = () => {
    player.toStart();
    player.play();
  };
  const watched = [player.step, player.phase, hover, terrain.ground, state.focus, state.logLoss, i18n.lang, palette];
  const stops = [
    mountRacers(shell.rail, { ...ctx, run: runs.current }),
    mountTransport(shell.transport, ctx),
    mountNarrator(shell.panels, { run: runs.current, player, i18n, label }),
    watchVersions(runs, invalidate),
    ...[...watched, part].map((one) => one.subscribe(invalidate)),
    part.subscribe(restart),
    ticker.add(runs.keepAhead),
    ticker.add(draw),
  ];
  return () => {
    const parts = [lines, recorded, charts, view, head, terrain].map(({ dispose }) => dispose);
    for (const stop of [...stops, stopRail, ...parts]) stop();
    shell.panels.classList.remove('middling');
    rail.remove();
  };
}

/** A link may name a part and leave its run to the scene. @param {SceneContext} ctx @param {import('../core/rules-spec.js').Part} part */
function openPart(ctx, part) {
  const { state, catalogue } = ctx;
  if (part === 'terms') return;
  const first = fillSpec(opening(catalogue), catalogue);
  if (JSON.stringify(state.spec.value) === JSON.stringify(first)) showPart(ctx, part);
}
