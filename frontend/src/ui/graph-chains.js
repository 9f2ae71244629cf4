/** The gradients of the leaves, each as the chain rule's products along its paths; they come as the backward pass reaches them. */
import { leavesOf } from '../core/graph-reading.js';
import { chainLine } from '../core/graph-sentences.js';
import { h, setAttr } from './element.js';
import { mathNodes } from './math.js';
import { createScope } from './scope.js';

/** More leaves than this have no room beside the card. */
const MOST = 6;

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('../core/graph-look.js').NodeState} NodeState */

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n }} props
 */
export function mountGraphChains(root, { i18n }) {
  const title = h('h2', { class: 'rail-title' });
  const list = h('div', { class: 'graph-chain-list' });
  const element = h('section', { class: 'graph-chains', 'data-test': 'chains', 'aria-live': 'off' }, title, list);
  root.append(element);
  const scope = createScope(i18n, element);
  scope.text(title, () => i18n.t('graph.chains'));
  return {
    /** @param {ReadGraph} graph @param {ReadonlyMap<string, NodeState>} states @param {ReadonlySet<string>} learning */
    set(graph, states, learning) {
      const leaves = leavesOf(graph.nodes);
      const listed = (leaves.length > MOST ? leaves.filter(({ id }) => learning.has(id)) : leaves).slice(0, MOST);
      const lines = listed.map((leaf) => {
        const { shown = 'none', turn = null } = states.get(leaf.id) ?? {};
        return { id: leaf.id, line: chainLine(graph, leaf, shown === 'both'), shown, turn };
      });
      for (const [i, { id, line, shown, turn }] of lines.entries()) {
        const row = /** @type {HTMLElement} */ (list.children[i] ?? list.appendChild(h('p', { class: 'backward' })));
        setAttr(row, 'data-leaf', id);
        setAttr(row, 'data-shown', shown);
        setAttr(row, 'data-turn', turn);
        if (row.dataset.line !== line) row.replaceChildren(...mathNodes(line, true));
        row.dataset.line = line;
      }
      while (list.children.length > lines.length) list.lastElementChild?.remove();
    },
    dispose: scope.dispose,
  };
}
