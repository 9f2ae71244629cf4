/**
 * The weighted sums of one layer over the training samples, each racer's beside the others', at the playhead.
 */
import { formatNumber } from '../core/format.js';
import { mountSeriesChart } from '../plots/series-chart.js';
import { h, setText } from '../ui/element.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/looks.js').Part} Part */

/**
 * @param {HTMLElement} root
 * @param {SceneContext & { looks: import('../core/looks.js').Looks, layer: () => number }} ctx
 */
export function mountSumHistograms(root, { i18n, palette, plotter, looks, catalogue, layer }) {
  const element = h('div', { class: 'pair' });
  root.append(element);
  /** @type {{ title: HTMLElement, host: HTMLElement, chart: import('../plots/series-chart.js').SeriesChart }[]} */
  let parts = [];
  let asked = '';
  const build = (/** @type {number} */ count) => {
    for (const { chart } of parts) chart.dispose();
    element.replaceChildren();
    parts = Array.from({ length: count }, (_, i) => {
      const title = h('h3');
      const host = h('div', { class: 'chart-plot', 'data-test': `sums-${i}` });
      element.append(h('section', { class: 'pair-part' }, title, host));
      const chart = mountSeriesChart(host, { plotter, palette, label: () => title.textContent ?? '' });
      return { title, host, chart };
    });
  };
  const take = (/** @type {RunTrack} */ run, /** @type {readonly Part[]} */ answered, /** @type {number} */ at) => {
    for (const part of answered) {
      const own = parts[part.racer];
      const racer = run.racers[part.racer];
      const [edges, counts] = [part.arrays[2 * at], part.arrays[2 * at + 1]];
      const told = part.layers[at];
      if (!own || !racer || !edges || !counts) continue;
      const numbers = { layer: at + 1, mean: formatNumber(told.mean, 3), deviation: formatNumber(told.deviation, 3) };
      setText(own.title, `${racer.spec.label}: ${i18n.t('batch-norm.sums', numbers)}`);
      Object.assign(own.host.dataset, { step: part.step, mean: told.mean, deviation: told.deviation });
      const colour = (racer.spec.style ?? catalogue.rule(racer.spec.rule).style).colour;
      const x = Float64Array.from(counts, (_, i) => (Number(edges[i]) + Number(edges[i + 1])) / 2);
      const reach = Math.max(REACH, Math.abs(Number(edges[0])), Math.abs(Number(edges.at(-1))));
      own.chart.show({
        series: [{ x, y: counts, mode: 'bars', colour }],
        x: [-reach, reach],
        y: [0, 1.08 * Math.max(1, ...counts)],
        xTitle: 'Z',
        yTitle: i18n.t('deep.count'),
      });
    }
  };
  return {
    draw(/** @type {RunTrack} */ run, /** @type {number} */ row) {
      if (run.racers.length !== parts.length) build(run.racers.length);
      const at = layer();
      const key = JSON.stringify([run.spec, row, at, i18n.lang.value]);
      if (key === asked || !run.covers(row)) return;
      asked = key;
      const wants = run.racers.map((_, racer) => ({ what: 'sums', racer }));
      looks.ask({ name: 'sums', step: run.stepOf(row), wants, take: (answered) => take(run, answered, at) });
    },
    dispose() {
      for (const { chart } of parts) chart.dispose();
      element.remove();
    },
  };
}

/** At least so far both ways, so that a narrow heap of sums is seen to be narrow. */
const REACH = 3;
