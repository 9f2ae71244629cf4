/** Taking the graph away: its picture, and its numbers as a table. */
import { graphTable } from '../core/graph-table.js';
import { h } from './element.js';
import { handOver, picturePixels, pictureText } from './picture-file.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   graph: import('../core/signal.js').Readable<ReadGraph | null>,
 *   picture: () => SVGSVGElement | null,
 * }} props
 * @returns {() => void}
 */
export function mountGraphExport(root, { i18n, graph, picture }) {
  const text = () => {
    const drawn = picture();
    return drawn && graph.value ? pictureText(drawn, graph.value.expression) : null;
  };
  const ways = {
    svg: async () => blob(text(), 'image/svg+xml'),
    png: async () => {
      const drawn = text();
      return drawn === null ? null : picturePixels(drawn);
    },
    csv: async () => blob(graph.value && graphTable(graph.value), 'text/csv'),
  };
  const group = h('div', { class: 'graph-export', role: 'group' });
  root.append(group);
  const scope = createScope(i18n, group);
  scope.attr(group, 'aria-label', () => i18n.t('graph.export'));
  for (const [kind, make] of Object.entries(ways)) {
    const save = async () => {
      const file = await make();
      if (file) handOver(`graph.${kind}`, file);
    };
    const button = h('button', { type: 'button', class: 'button', 'data-test': `graph-${kind}`, onclick: save });
    button.append(kind.toUpperCase());
    scope.attr(button, 'title', () => i18n.t(`graph.export_${kind}`));
    group.append(button);
  }
  return scope.dispose;
}

/** @param {string | null} text @param {string} type */
function blob(text, type) {
  return text === null ? null : new Blob([text], { type });
}
