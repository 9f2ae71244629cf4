/** Every racer's batches in numbers, and as the strip of the epoch that the last one was. */
import { batchFacts } from '../core/batch-facts.js';
import { formatShort } from '../core/format.js';
import { h, setText, svg } from './element.js';
import { createScope } from './scope.js';
import { swatch } from './swatch.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {{ from: number, to: number }} Strip parts of the epoch */

/** @typedef {{ cells: Record<string, HTMLElement>, seen: SVGElement, now: SVGElement, last: SVGElement, button: HTMLElement }} Row */

const NOWHERE = Object.freeze({ from: 0, to: 0 });
const NUMBERS = Object.freeze(['updates', 'last', 'epoch', 'samples', 'batch_loss', 'loss']);
const WIDE = 1000;
const HIGH = 12;

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n, onfocus: (index: number) => void }} props
 */
export function mountBatchTable(root, { i18n, onfocus }) {
  const head = h('tr');
  const body = h('tbody');
  const table = h('table', { class: 'step-table batch-table', 'data-test': 'batches' }, h('thead', {}, head), body);
  const element = h('div', { class: 'table-scroll' }, table);
  root.append(element);
  const scope = createScope(i18n, element);
  for (const name of ['racer', ...NUMBERS, 'strip'])
    head.append(scope.text(h('th', { scope: 'col' }), () => i18n.t(`batches.column_${name}`)));
  /** @type {Row[]} */
  let rows = [];
  let known = '';
  const rowOf = (/** @type {string} */ label, /** @type {Style} */ style, /** @type {number} */ i) => {
    const cells = Object.fromEntries(NUMBERS.map((name) => [name, h('td', { 'data-test': `${name}-${i}` })]));
    const rect = (/** @type {string} */ fill, opacity = 1) => svg('rect', { y: 0, height: HIGH, fill, opacity });
    const [seen, now, last] = [rect(style.colour, 0.3), rect(style.colour), rect('currentColor')];
    const strip = svg('svg', {
      viewBox: `0 0 ${WIDE} ${HIGH}`,
      class: 'batch-strip',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    });
    strip.append(seen, now, last);
    const button = h('button', { type: 'button', class: 'chip', 'data-test': `racer-${i}`, onclick: () => onfocus(i) });
    button.append(swatch(style), h('span', {}, label));
    const row = h('tr', {}, h('th', { scope: 'row' }, button), ...Object.values(cells), h('td', {}, strip));
    return { row, cells, seen, now, last, button };
  };
  return {
    /**
     * @param {RunTrack} run @param {readonly Style[]} styles @param {number} row @param {number} focus
     * @param {readonly (Strip | undefined)[]} strips
     */
    draw(run, styles, row, focus, strips) {
      const look = JSON.stringify([run.racers.map(({ spec }) => spec.label), styles]);
      if (look !== known) {
        const made = run.racers.map(({ spec }, i) => rowOf(spec.label ?? '', /** @type {Style} */ (styles[i]), i));
        body.replaceChildren(...made.map((one) => one.row));
        rows = made;
      }
      known = look;
      for (const [i, cells] of rows.entries()) show(cells, run, i, row, strips[i] ?? NOWHERE);
      for (const [i, { button }] of rows.entries()) button.setAttribute('aria-pressed', String(i === focus));
    },
    dispose: scope.dispose,
  };
}

/** @param {Row} cells @param {RunTrack} run @param {number} i @param {number} row @param {Strip} strip */
function show({ cells, seen, now, last }, run, i, row, strip) {
  const track = run.racers[i];
  if (!track) return;
  const samples = /** @type {any} */ (run.besides.data).train.x.length;
  const facts = batchFacts(samples, sizeOf(run, i));
  const numbers = {
    updates: facts.updates,
    last: facts.last,
    epoch: track.at('epoch', row),
    samples: track.at('samples', row),
    batch_loss: track.at('batch_loss', row),
    loss: track.at('train_loss', row),
  };
  for (const [name, value] of Object.entries(numbers)) tell(cells[name], value);
  place(seen, 0, strip.from);
  place(now, strip.from, strip.to);
  const border = 1 - facts.last / samples;
  place(last, border, border + (facts.last < facts.size ? 1 / WIDE : 0));
}

/** The size of a racer's batches, as asked for. @param {RunTrack} run @param {number} index */
export function sizeOf({ spec }, index) {
  const own = /** @type {any} */ (spec.racers[index])?.batch_size;
  return Number(own ?? /** @type {any} */ (spec.problem).batch_size);
}

function tell(/** @type {HTMLElement | undefined} */ cell, /** @type {number} */ value) {
  if (!cell) return;
  setText(cell, Number.isNaN(value) ? '–' : Number.isInteger(value) ? String(value) : formatShort(value, 4));
  cell.dataset.value = String(value);
}

/** At least wide enough to be seen. @param {SVGElement} rect @param {number} from @param {number} to */
function place(rect, from, to) {
  rect.setAttribute('x', String(WIDE * from));
  rect.setAttribute('width', String(to > from ? Math.max(3, WIDE * (to - from)) : 0));
}
