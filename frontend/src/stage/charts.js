/**
 * The charts below the views: one or two measures of all racers by step. What the pointer reads in one is read in the other, in the
 * panels and in the inspector.
 */
import { measuresOf } from '../core/measures.js';
import { computed, effect, signal } from '../core/signal.js';
import { mountChartPicker } from '../ui/chart-picker.js';
import { mountChart } from './chart.js';
import { createLines } from './lines.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/measures.js').Measure} Measure */
/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {{ measure: Measure, chart: ReturnType<typeof mountChart> }} Slot */
/**
 * @typedef {Omit<StageContext, 'ground' | 'lit'> & { ground?: StageContext['ground'] }} ChartContext
 *   where no ground is drawn, a step along every parameter is offered
 */

/** What stands there until a reader picks: `own.charts` then holds the ids. */
const OPENING = Object.freeze(['loss', 'grad']);
/** Of a formula of many parameters the steps along the first are offered. */
const MOST_STEPS = 4;
/** More beside each other would each be too small to read. */
const MOST = 2;

/**
 * @param {HTMLElement} root
 * @param {ChartContext} ctx
 */
export function mountCharts(root, ctx) {
  const { state, runs, invalidate, i18n, ground = signal(null) } = ctx;
  const text = computed(() => JSON.stringify(groundOf(runs.current.value, ground.value)), [runs.current, ground]);
  const measures = computed(() => measuresOf(JSON.parse(text.value)), [text]);
  const shown = computed(() => shownCharts(state.own.value.charts, measures.value), [state.own, measures]);
  const pick = (/** @type {string} */ id) => {
    state.own.value = { ...state.own.value, charts: picked(shown.value, id) };
  };
  const unpick = mountChartPicker(root, { measures, shown, onpick: pick, log: state.logLoss, i18n });
  const place = document.createElement('div');
  place.className = 'chart-plots';
  root.append(place);
  const lines = createLines(ctx);
  /** @type {Slot[]} */
  let slots = [];
  const unmount = () => {
    for (const { chart } of slots) chart.dispose();
  };
  const mount = () => {
    unmount();
    place.dataset.count = String(shown.value.length);
    slots = shown.value.map((id) => {
      const measure = /** @type {Measure} */ (measures.value.find((one) => one.id === id));
      return { measure, chart: mountChart(place, ctx, measure) };
    });
    invalidate();
  };
  const key = computed(() => JSON.stringify([text.value, shown.value]), [text, shown]);
  const stops = [effect(mount, [key]), state.logLoss.subscribe(invalidate)];
  return {
    draw(/** @type {RunTrack | null} */ run) {
      // A training that a link brings into a scene of surfaces records losses of another kind, which are not drawn here.
      if (!run?.racers.every((track) => track.has('loss'))) return;
      for (const { measure, chart } of slots) chart.draw(run, lines.of(run, measure));
    },
    dispose() {
      for (const stop of stops) stop();
      unmount();
      place.remove();
      unpick();
    },
  };
}

/**
 * @param {RunTrack | null} run
 * @param {import('./terrain.js').Ground | null} ground
 * @returns {import('../core/measures.js').Ground}
 */
function groundOf(run, ground) {
  const parameters = run?.parameters ?? ground?.landscape.parameters ?? [];
  const shown = ground?.landscape.parameters ?? parameters;
  const all = ground !== null && shown.join() === parameters.join();
  return {
    parameters,
    shown: shown.filter((name) => parameters.includes(name)).slice(0, MOST_STEPS),
    minima: all ? ground.landscape.minima : [],
  };
}

/**
 * @param {unknown} chosen
 * @param {readonly Measure[]} measures
 * @returns {readonly string[]}
 */
export function shownCharts(chosen, measures) {
  const wanted = Array.isArray(chosen) ? chosen : OPENING;
  const known = wanted.filter((id, i) => measures.some((one) => one.id === id) && wanted.indexOf(id) === i);
  return known.length > 0 ? known.slice(0, MOST) : ['loss'];
}

/**
 * One that is shown goes, unless it is the last; another takes the place of the second.
 * @param {readonly string[]} shown
 * @param {string} id
 * @returns {readonly string[]}
 */
export function picked(shown, id) {
  if (shown.includes(id)) return shown.length > 1 ? shown.filter((one) => one !== id) : shown;
  return [...shown.slice(0, MOST - 1), id];
}
