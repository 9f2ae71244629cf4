/**
 * The stage of averages: the series with its averages above, the weights of the past below, both at the playhead.
 */
import { DRAWN, readChoice, ruleState } from '../core/average-choice.js';
import { drawable, stroke } from '../core/freehand.js';
import { mountAverageLegend } from '../ui/average-legend.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';
import { mountAverageChart } from './average-chart.js';
import { mountWeightsChart } from './weights-chart.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('./average-chart.js').Look} Look */
/** @typedef {import('../core/freehand.js').Touch} Touch */
/** @typedef {SceneContext & { shown: import('../core/signal.js').Readable<import('./averaged.js').Shown | null>, invalidate: () => void }} Context */

const NEW_BETA = 0.98;
/** Of a window: it is a rule of thumb. */
const DIGITS = 3;

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {Context} ctx
 */
export function mountAverageStage(shell, ctx) {
  const { state, i18n } = ctx;
  const head = h('header', { class: 'wide-head' });
  const above = h('div', { class: 'wide-chart', 'data-test': 'averages' });
  const title = h('h2');
  const below = h('div', { class: 'chart-plot' });
  shell.panels.append(head, above);
  const chartHead = h('header', { class: 'chart-head' }, title);
  shell.charts.append(chartHead, below);
  const scope = createScope(i18n, head, above, chartHead, below);
  scope.text(title, () => i18n.t('averages.weights'));
  const choose = (/** @type {object} */ change) => {
    state.own.value = { ...state.own.value, ...change };
  };
  const choice = () => readChoice(state.own.value);
  const legend = mountAverageLegend(head, {
    i18n,
    onfocus: (focus) => choose({ focus }),
    onadd: () => choose({ betas: [...choice().betas, NEW_BETA], focus: choice().betas.length }),
    onremove: (index) => choose({ betas: choice().betas.filter((_, i) => i !== index), focus: Math.max(0, index - 1) }),
  });
  const onPoint = pointing(ctx);
  const chart = mountAverageChart(above, { ...ctx, onPoint });
  const weights = mountWeightsChart(below, { ...ctx, onPoint: ([x]) => ctx.player.seek(x) });
  const look = () => readLook(ctx);
  return {
    look,
    draw() {
      const now = look();
      if (!now) return;
      chart.draw(now);
      weights.draw(now);
      tell(legend, now, ctx);
      Object.assign(above.dataset, numbersOf(now));
    },
    dispose() {
      for (const part of [legend, chart, weights]) part.dispose();
      scope.dispose();
    },
  };
}

/** A press or a drag moves the playhead, or, where the series is drawn by hand, draws it. @param {Context} ctx */
function pointing({ state, player, shown }) {
  /** @type {Touch | null} */
  let before = null;
  return (/** @type {readonly [number, number]} */ [x, y], /** @type {string} */ phase) => {
    const choice = readChoice(state.own.value);
    if (choice.source !== DRAWN) return player.seek(x);
    state.dragging.value = phase !== 'end';
    const touch = { at: Math.round(x) - 1, value: y };
    const values = choice.drawn.length > 0 ? choice.drawn : drawable(shown.value?.averaged.series ?? []);
    if (phase !== 'end') state.own.value = { ...state.own.value, drawn: stroke(values, before ?? touch, touch) };
    before = phase === 'end' ? null : touch;
  };
}

/** @param {Context} ctx @returns {Look | null} */
function readLook({ state, player, catalogue, shown }) {
  if (!shown.value) return null;
  const { corrected, focus } = readChoice(state.own.value);
  const rule = ruleState(shown.value.choice);
  const all = catalogue.rules.map(({ style }) => style);
  const styles = rule ? [/** @type {any} */ (all[0]), catalogue.rule(rule.rule).style] : all;
  const last = shown.value.averaged.averages.length - 1;
  const step = Math.min(player.step.value, shown.value.averaged.size);
  return { shown: shown.value, styles, step, focus: Math.min(focus, last), corrected };
}

/** @param {ReturnType<typeof mountAverageLegend>} legend @param {Look} look @param {Context} ctx */
function tell(legend, { shown, styles, step, focus, corrected }, { i18n, catalogue }) {
  const { averages } = shown.averaged;
  const rule = ruleState(shown.choice);
  const entries = averages.map(({ beta, window }, i) => ({
    name: `β = ${beta}`,
    style: /** @type {import('../core/spec.js').Style} */ (styles[i]),
    window: i18n.t('averages.window', { window: String(Number(window.toPrecision(DIGITS))) }),
  }));
  const values = averages.map(({ average, corrected: mended }) => Number((corrected ? mended : average)[step - 1]));
  if (rule && shown.kept) {
    const { label, style } = catalogue.rule(rule.rule);
    entries.push({ name: `${label} ${rule.state}`, style, window: i18n.t('averages.recorded') });
    values.push(Number(shown.kept[step - 1]));
  }
  const most = Math.min(catalogue.limits.averages ?? styles.length, styles.length);
  legend.show(entries, { values, focus, editable: !rule, full: averages.length >= most });
}

/** The numbers of the playhead in full, for who reads the page by program. @param {Look} look */
function numbersOf({ shown, step, focus }) {
  const { series, averages } = shown.averaged;
  const average = averages[focus];
  const at = step - 1;
  return {
    step: String(step),
    value: String(series[at]),
    average: String(average?.average[at]),
    corrected: String(average?.corrected[at]),
    source: shown.choice.source,
  };
}
