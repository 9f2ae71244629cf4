/** What a class answered: bars for options and for ranges of numbers. */
import { formatShort } from '../core/format.js';
import { h } from './element.js';

const MOST_RANGES = 8;

/**
 * @param {readonly { name: string, count: number, own: boolean }[]} bars
 */
export function resultBars(bars) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const list = h('dl', { class: 'room-bars', 'data-test': 'room-results' });
  for (const { name, count, own } of bars) {
    const fill = h('span', { class: 'room-bar-fill' });
    fill.style.setProperty('--share', String(count / most));
    list.append(
      h('dt', { 'data-own': own }, name),
      h('dd', {}, fill, h('span', { class: 'room-bar-count' }, String(count))),
    );
  }
  return list;
}

/**
 * Numbers in ranges of one width; all the same number is one range.
 * @param {readonly number[]} values
 * @param {number | null} own
 */
export function numberRanges(values, own) {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const count = low === high ? 1 : Math.min(MOST_RANGES, new Set(values).size);
  const width = (high - low) / count;
  const rangeOf = (/** @type {number} */ value) =>
    width > 0 ? Math.min(count - 1, Math.floor((value - low) / width)) : 0;
  return Array.from({ length: count }, (_, i) => ({
    name:
      width > 0 ? `${formatShort(low + i * width, 3)} – ${formatShort(low + (i + 1) * width, 3)}` : formatShort(low, 6),
    count: values.filter((value) => rangeOf(value) === i).length,
    own: own !== null && own >= low && own <= high && rangeOf(own) === i,
  }));
}
