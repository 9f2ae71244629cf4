/**
 * How far from 0 each racer ends, for every strength of the decay, over what the closed forms say.
 */
import { boxed, groundOf, isBowl, penalised, strengthOf, strengths, strengthsQuestion } from '../core/decay-spec.js';
import { newestOnly } from '../core/newest.js';
import { mountMissing } from '../plots/missing.js';
import { mountSeriesChart } from '../plots/series-chart.js';
import { h } from '../ui/element.js';
import { createScope } from '../ui/scope.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/sweeps.js').Sweep} Sweep */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */
/** @typedef {{ spec: RunSpec, norms: (Float64Array | null)[] }} Swept */

/** Room above for the axis's name. */
const SPREAD = 1.25;
/** Ends of several racers in one place stand inside each other. */
const SIZES = Object.freeze([11, 8.5, 6, 5]);

/**
 * @param {HTMLElement} root
 * @param {SceneContext & { sweeps: import('../core/sweeps.js').Sweeps }} ctx
 */
export function mountStrengthChart(root, { state, i18n, catalogue, plotter, palette, sweeps }) {
  const host = h('div', { class: 'chart-plot', 'data-test': 'strengths' });
  const head = h('header', { class: 'chart-head' });
  root.append(head, host);
  const scope = createScope(i18n, head, host);
  head.append(scope.text(h('h2'), () => i18n.t('decay.strengths')));
  const chart = plotter
    ? mountSeriesChart(host, { plotter, palette, label: () => i18n.t('decay.strengths_label') })
    : mountMissing(host, () => i18n.t('plot.missing'));
  /** @type {Swept | null} */
  let swept = null;
  const show = () => {
    if (swept && 'show' in chart) chart.show(figure(swept, { spec: state.spec.value, catalogue, i18n }));
    host.dataset.ends = JSON.stringify(swept?.norms.map((norms) => norms && Array.from(norms)) ?? []);
  };
  const ask = (/** @type {RunSpec} */ spec) =>
    Promise.all(spec.racers.map((racer) => (racer.l2_form ? sweeps.get(strengthsQuestion(spec, racer)) : null)));
  const take = (/** @type {(Sweep | null)[]} */ answers, /** @type {RunSpec} */ spec) => {
    swept = { spec, norms: answers.map((answer) => answer && normsOf(answer)) };
    show();
  };
  // What is wrong with a run is told by the run itself, at the control that it belongs to.
  const turn = newestOnly(ask, take, () => {});
  scope.watch(() => {
    show();
    if (groundOf(state.spec.value) === 'surface') turn(state.spec.value);
  }, [state.spec, i18n.lang]);
  return () => {
    chart.dispose();
    scope.dispose();
  };
}

/** @param {Sweep} sweep */
function normsOf({ columns, parameters }) {
  const along = parameters.map((name) => /** @type {Float64Array} */ (columns[name]));
  return (along[0] ?? new Float64Array()).map((_, i) => Math.hypot(...along.map((column) => Number(column[i]))));
}

/**
 * @param {Swept} swept
 * @param {{ spec: RunSpec, catalogue: SceneContext['catalogue'], i18n: SceneContext['i18n'] }} ctx
 * @returns {import('../plots/series-figure.js').Chart}
 */
function figure({ spec: asked, norms }, { spec, catalogue, i18n }) {
  const x = strengths();
  const l2 = strengthOf(spec);
  const form = (/** @type {(l2: number) => readonly number[]} */ point) => x.map((at) => Math.hypot(...point(at)));
  const known = isBowl(asked.problem)
    ? [
        { x, y: form(penalised), name: i18n.t('decay.form_circle') },
        { x, y: form(boxed), dash: 'dash', name: i18n.t('decay.form_box') },
      ]
    : [];
  const ends = norms.flatMap((y, i) => {
    const racer = asked.racers[i];
    if (!y || !racer) return [];
    const { colour, marker } = racer.style ?? catalogue.rule(racer.rule).style;
    return [
      {
        x,
        y,
        mode: /** @type {const} */ ('markers'),
        colour,
        marker,
        size: SIZES[i] ?? 5,
        name: racer.label ?? racer.rule,
      },
    ];
  });
  const highest = Math.max(1, ...[...known, ...ends].flatMap(({ y }) => Array.from(y).filter(Number.isFinite)));
  return {
    series: [...known, ...ends],
    x: [x[0] ?? 0, x.at(-1) ?? 1],
    y: [0, SPREAD * highest],
    logX: true,
    xTitle: 'λ',
    yTitle: i18n.t('decay.norm_axis'),
    marks: Number.isFinite(l2) && l2 > 0 ? [{ x: l2, text: `λ = ${Number(l2.toPrecision(3))}` }] : [],
  };
}
