/**
 * Two charts by layer: activations on their way forward, gradients on their way back, in powers of ten, up to the playhead.
 */
import { decadesOf, toDecades } from '../core/decades.js';
import { placeOf } from '../core/deep-choice.js';
import { formatNumber } from '../core/format.js';
import { mountMissing } from '../plots/missing.js';
import { mountMovingChart } from '../plots/moving-chart.js';
import { deepLines } from './deep-lines.js';

/** @typedef {import('./deep-view.js').Shown} Shown */
/** @typedef {import('../core/decades.js').Decades} Decades */
/** @typedef {import('../plots/series-figure.js').Chart} Chart */
/** @typedef {Pick<import('./context.js').SceneContext, 'i18n' | 'palette' | 'plotter' | 'player'> & { invalidate: () => void }} ChartContext */
/** @typedef {'forward' | 'backward'} Way */

/** Above the ceiling, and twice that below the floor, where the axis is named. */
const ROOM = 0.06;

/**
 * @param {HTMLElement} root
 * @param {Way} way
 * @param {ChartContext} ctx
 */
export function mountDeepChart(root, way, { i18n, palette, plotter, player, invalidate }) {
  if (!plotter) return mountMissing(root, () => i18n.t('plot.missing'));
  const back = way === 'backward';
  const total = () => player.total.value;
  const label = () => i18n.t(`deep.chart_${way}`);
  const onPoint = (/** @type {readonly [number, number]} */ [x]) => player.seek(back ? total() - x : x);
  const chart = mountMovingChart(root, { plotter, palette, invalidate, label, onPoint });
  /** @type {Shown | null} */
  let last = null;
  let look = '';
  /** @type {readonly import('../plots/moving-chart.js').Line[]} */
  let lines = [];
  let token = {};
  const refresh = (/** @type {Shown} */ shown) => {
    const now = `${i18n.lang.value} ${shown.choice.init}`;
    if (shown === last && now === look) return;
    [last, look, token] = [shown, now, {}];
    const made = deepLines(shown, way);
    const decades = decadesOf(made.columns);
    lines = made.lines.map(({ ys, ...look }) => ({ ...look, ...walked(toDecades(ys, decades), back) }));
    chart.show(figure(made.still(decades), decades, shown, way, i18n));
  };
  return {
    host: chart.host,
    redraw() {
      look = '';
    },
    draw(/** @type {Shown} */ shown, /** @type {number} */ step) {
      refresh(shown);
      const depth = shown.depth;
      const place = placeOf(step, depth);
      const row = back ? step - depth : place.forward;
      const at = back ? Math.min(depth, 2 * depth - step) : place.forward;
      chart.draw({ token, row, at, lines: row < 0 ? [] : lines });
    },
    dispose: chart.dispose,
  };
}

/** A line in the order in which the playhead walks along it. @param {Float64Array} ys @param {boolean} back */
function walked(ys, back) {
  const xs = Float64Array.from(ys, (_, layer) => (back ? ys.length - 1 - layer : layer));
  return { xs, ys: back ? ys.slice().reverse() : ys };
}

/**
 * @param {Chart['series']} series
 * @param {Decades} decades
 * @param {Shown} shown
 * @param {Way} way
 * @param {ChartContext['i18n']} i18n
 * @returns {Chart}
 */
function figure(series, decades, { depth, answer }, way, i18n) {
  const room = ROOM * (decades.high - decades.low);
  const value = (/** @type {number} */ number) => formatNumber(number, 3);
  const marks = [];
  if (decades.infinite)
    marks.push({ y: decades.high, text: i18n.t('deep.infinite', { value: value(answer.largest) }) });
  if (decades.zero) marks.push({ y: decades.low, text: i18n.t('deep.zero', { value: value(answer.smallest) }) });
  return {
    series,
    x: [0, depth],
    y: [decades.low - 2 * room, decades.high + room],
    xTitle: i18n.t('deep.layer'),
    yTitle: i18n.t(`deep.axis_${way}`),
    marks,
  };
}
