/**
 * Where the racers are, by step, over the closed form of their runs: the parameter itself, or its distance to the minimum on a
 * logarithmic scale, where a steady factor is a straight line.
 */
import { closedForm, factorOf, isClosed, PARABOLA } from '../core/parabola.js';
import { knobValue, startOf } from '../core/spec.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { mountChartHead } from '../ui/chart-head.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./context.js').SceneContext} SceneContext */

/** Below this a distance is rounding: the numbers next to 5 are 9e-16 away. */
const FLOOR = 1e-16;
/** Nothing higher is drawn, so that the run that settles can still be seen beside one that runs away. */
const CEILING = 1e8;

/**
 * @param {HTMLElement} root
 * @param {SceneContext & { invalidate: () => void }} ctx
 */
export function mountClosedFormChart(root, { state, player, catalogue, i18n, plotter, palette, invalidate }) {
  const unmountHead = mountChartHead(root, { title: 'curve.chart', log: state.logLoss, i18n, test: 'curve-chart' });
  const host = document.createElement('div');
  host.className = 'chart-plot';
  root.append(host);
  const label = () => i18n.t('curve.chart_label');
  const chart = plotter
    ? mountMovingChart(host, { plotter, palette, invalidate, label, onPoint: ([x]) => player.seek(x) })
    : mountMissing(host, () => i18n.t('plot.missing'));
  let known = '';
  let token = {};
  return {
    draw(/** @type {RunTrack | null} */ run) {
      if (!run) return;
      const log = state.logLoss.value;
      const look = JSON.stringify([run.asked, run.total, log, i18n.lang.value]);
      if (look !== known) {
        token = {};
        chart.show(figure(run, log, { catalogue, i18n, domain: domainOf(run, catalogue) }));
      }
      known = look;
      chart.draw({ token, row: player.step.value, at: player.step.value, lines: linesOf(run, log, catalogue) });
    },
    dispose() {
      chart.dispose();
      host.remove();
      unmountHead();
    },
  };
}

/**
 * @param {RunTrack} run
 * @param {number} index
 * @param {SceneContext['catalogue']} catalogue
 * @returns {Float64Array | null} null where the run has no closed form
 */
export function formOf(run, index, catalogue) {
  const racer = run.asked.racers[index];
  if (!racer || !isClosed(run.asked, racer)) return null;
  const knob = catalogue.rule(racer.rule).knobs.find(({ name }) => name === 'alpha');
  const alpha = Number(knob && knobValue(racer.knobs, knob));
  const start = Number((racer.start ?? startOf(run.asked, catalogue))[0]);
  return closedForm(start, factorOf(alpha, racer.sign), run.total);
}

/** @param {RunTrack} run @param {boolean} log @param {SceneContext['catalogue']} catalogue */
function linesOf(run, log, catalogue) {
  return run.racers.map((track) => {
    const column = track.column('params', 0);
    return {
      style: /** @type {Style} */ (track.spec.style ?? catalogue.rule(track.spec.rule).style),
      ys: log ? distances(column) : column,
    };
  });
}

/** @type {WeakMap<Float64Array, Float64Array>} */
const known = new WeakMap();

function distances(/** @type {Float64Array} */ column) {
  const found = known.get(column) ?? column.map((at) => Math.abs(at - PARABOLA.minimum));
  known.set(column, found);
  return found;
}

/** @param {RunTrack} run @param {SceneContext['catalogue']} catalogue */
function domainOf({ asked: { problem } }, catalogue) {
  const name = problem.kind === 'surface' ? problem.name : PARABOLA.name;
  return /** @type {readonly [number, number]} */ (catalogue.surface(name).domain[0]);
}

/**
 * @param {RunTrack} run
 * @param {boolean} log
 * @param {Pick<SceneContext, 'catalogue' | 'i18n'> & { domain: readonly [number, number] }} ctx
 * @returns {import('../plots/series-figure.js').Chart}
 */
function figure(run, log, { catalogue, i18n, domain }) {
  const forms = run.racers.flatMap((_, i) => formOf(run, i, catalogue) ?? []);
  const rows = Float64Array.from({ length: run.total + 1 }, (_, t) => t);
  const ys = log ? forms.map(distances) : forms;
  return {
    series: ys.map((y) => ({
      x: rows,
      y,
      mode: 'lines+markers',
      size: 4,
      width: 1,
      opacity: 0.5,
      marker: 'circle-open',
    })),
    x: [0, Math.max(run.total, 1)],
    y: log ? logRange(ys) : domain,
    logY: log,
    xTitle: i18n.t('chart.step_axis'),
    yTitle: log ? '|W − 5|' : 'W',
  };
}

/** @param {readonly Float64Array[]} columns @returns {readonly [number, number]} */
function logRange(columns) {
  const seen = columns.flatMap((column) => Array.from(column).filter((value) => value > 0 && value < Infinity));
  const [low, high] = [Math.min(1, ...seen), Math.max(1, ...seen)];
  return [Math.max(low / 2, FLOOR), Math.min(high * 2, CEILING)];
}
