/**
 * What the charts of deep chains draw: a line for each weight with its straight w^L under it, or for each initialisation, with the
 * spread of the one that is looked at as bands.
 */
import { toDecades } from '../core/decades.js';
import { INITS } from '../core/deep-choice.js';

/** @typedef {import('./deep-view.js').Shown} Shown */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('../core/decades.js').Decades} Decades */
/** @typedef {import('../plots/series-figure.js').Series} Series */
/** @typedef {{ columns: Float64Array[], lines: { ys: Float64Array, style: Style, name: string }[], still: (decades: Decades) => Series[] }} Lines */

const COLOURS = ['#D55E00', '#56B4E9', '#0072B2', '#009E73', '#E69F00', '#CC79A7'];
const DASHES = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];
const MARKERS = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'cross'];
const WEIGHTS = Object.freeze([
  { colour: '#D55E00', dash: 'solid', marker: 'circle' },
  { colour: '#0072B2', dash: 'dash', marker: 'square' },
]);
/** Bands: from and to which percentile, and how strong. */
const BANDS = /** @type {const} */ ([
  ['p5', 'p95'],
  ['p25', 'p75'],
]);

/** @returns {Style} the sign of an initialisation */
export function initStyle(/** @type {string} */ init) {
  const i = INITS.indexOf(init);
  return { colour: COLOURS[i] ?? '', dash: DASHES[i] ?? 'solid', marker: MARKERS[i] ?? 'circle' };
}

/** The sign of a weight of the linear chains. */
export const weightStyle = (/** @type {number} */ index) => /** @type {Style} */ (WEIGHTS[index]);

/** @param {Shown} shown @param {'forward' | 'backward'} way @returns {Lines} */
export function deepLines(shown, way) {
  return shown.choice.mode === 'linear' ? linear(shown, way) : chain(shown, way);
}

/** @param {Shown} shown @param {'forward' | 'backward'} way @returns {Lines} */
function linear({ answer, choice, depth }, way) {
  const columns = answer.linear.map((passage) => passage[way]);
  const lines = columns.map((ys, i) => ({ ys, style: weightStyle(i), name: `w = ${[choice.w, choice.beside][i]}` }));
  const still = (/** @type {Decades} */ { low, high }) =>
    [choice.w, choice.beside].flatMap((w, i) => {
      const end = depth * Math.log10(Math.abs(w));
      if (!Number.isFinite(end) || end < 20 * low - 400 || end > 20 * high + 400) return [];
      const y = way === 'forward' ? [0, end] : [end, 0];
      const colour = weightStyle(i).colour;
      return [{ x: [0, depth], y, colour, width: 5, opacity: 0.28, name: `${w}^L` }];
    });
  return { columns, lines, still };
}

/** @param {Shown} shown @param {'forward' | 'backward'} way @returns {Lines} */
function chain({ answer, choice }, way) {
  const lines = answer.chain.map(({ init, [way]: rows }) => ({
    ys: rows.column('rms'),
    style: initStyle(init),
    name: init,
  }));
  const looked = answer.chain.find(({ init }) => init === choice.init);
  const spread = looked ? BANDS.flat().map((name) => looked[way].column(name)) : [];
  const still = (/** @type {Decades} */ decades) => {
    const colour = initStyle(choice.init).colour;
    return spread.map((column, i) => ({
      x: Array.from(column, (_, layer) => layer),
      y: toDecades(column, decades),
      colour,
      width: 0.5,
      opacity: 0.8,
      fill: i % 2 === 1 ? /** @type {const} */ ('tonexty') : /** @type {const} */ ('none'),
      name: BANDS.flat()[i] ?? '',
    }));
  };
  return { columns: [...lines.map(({ ys }) => ys), ...spread], lines, still };
}
