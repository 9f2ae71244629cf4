/** What one node has to say: its formula with numbers, its derivatives, its gradient as a sum over its consumers and along every path. */
import { formatExact, formatShort } from '../core/format.js';
import { fullTitle } from '../core/graph-name.js';
import { forwardLine, localLines, pathLines, sumLine } from '../core/graph-sentences.js';
import { signal } from '../core/signal.js';
import { h, setAttr } from './element.js';
import { mathNodes } from './math.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('../core/graph-reading.js').ReadNode} ReadNode */

const DIGITS = 12;

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n }} props
 */
export function mountGraphCard(root, { i18n }) {
  const title = h('h2', { class: 'graph-card-title' });
  const list = h('dl', { class: 'graph-card-lines' });
  const card = h('article', { class: 'graph-card', 'data-test': 'node-card', 'aria-live': 'off' }, title, list);
  root.append(card);
  const scope = createScope(i18n, card);
  const node = signal(/** @type {ReadNode | null} */ (null));
  const row = (/** @type {string} */ name, /** @type {string} */ tone) => {
    const words = scope.text(h('dt', {}), () => i18n.t(`graph.${name}`));
    const value = h('dd', { 'data-test': `card-${name}`, class: tone });
    const element = h('div', { class: 'graph-card-line', hidden: true }, words, value);
    list.append(element);
    return (/** @type {readonly string[]} */ lines) => {
      element.hidden = lines.length === 0;
      if (value.dataset.lines === lines.join('\n')) return;
      value.dataset.lines = lines.join('\n');
      value.replaceChildren(...lines.map((line) => h('p', {}, ...mathNodes(line, true))));
    };
  };
  const rows = {
    forward: row('forward', 'forward'),
    locals: row('locals', ''),
    sum: row('sum', 'backward'),
    paths: row('paths', 'backward'),
    difference: row('difference', ''),
  };
  const note = scope.text(
    h('p', { class: 'graph-card-note' }),
    () => (node.value?.note ? i18n.pick(node.value.note) : ''),
    [node],
  );
  card.append(note);
  return {
    /** @param {ReadGraph} graph @param {ReadNode} shown */
    set(graph, shown) {
      node.value = shown;
      setAttr(card, 'data-node', shown.id);
      const name = fullTitle(shown);
      if (title.dataset.name !== name) title.replaceChildren(...mathNodes(name));
      title.dataset.name = name;
      const sum = sumLine(graph, shown);
      const paths = pathLines(graph, shown).filter((line) => line !== sum);
      rows.forward([forwardLine(graph, shown)]);
      rows.locals(localLines(graph, shown).length > 0 ? [localLines(graph, shown).join(',   ')] : []);
      rows.sum([sum]);
      rows.paths(paths);
      rows.difference(shown.difference === null ? [] : [difference(shown)]);
    },
    dispose: scope.dispose,
  };
}

/** @param {ReadNode} node */
function difference({ difference: checked, grad }) {
  const shown = formatShort(checked ?? Number.NaN, DIGITS).replaceAll('−', '-');
  const off = Math.abs((checked ?? Number.NaN) - grad);
  return Number.isFinite(off)
    ? `${shown}   (±${formatShort(off, 2).replaceAll('−', '-')})`
    : formatExact(checked ?? Number.NaN);
}
