/**
 * The graph at the playhead: its picture, and beside it all that one node has to say.
 */

import { formatShort } from '../core/format.js';
import { setLeaf, valuesOf } from '../core/formula.js';
import { onwardFrom } from '../core/graph-chain.js';
import { AT_REST, nodeStates } from '../core/graph-look.js';
import { fullTitle } from '../core/graph-name.js';
import { racerOn } from '../core/graph-question.js';
import { replayStepIn, turnAt } from '../core/graph-replay.js';
import { phaseAt } from '../core/phases.js';
import { mountGraphCard } from '../ui/graph-card.js';
import { mountGraphChains } from '../ui/graph-chains.js';
import { mountGraphPicture } from '../ui/graph-picture.js';
import { dragged, scrub } from '../ui/graph-scrub.js';

/** A key changes a leaf's value as a drag of this many pixels does. */
const KEY_PIXELS = 8;

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('../core/graph-reading.js').ReadNode} ReadNode */
/** @typedef {import('./context.js').SceneContext} SceneContext */

/**
 * @param {{ picture: HTMLElement, card: HTMLElement }} roots
 * @param {Pick<SceneContext, 'state' | 'player' | 'runs' | 'i18n'>} ctx
 * @param {import('../core/signal.js').Readable<boolean>} training
 */
export function mountGraphView(roots, { state, player, runs, i18n }, training) {
  const card = mountGraphCard(roots.card, { i18n });
  const chains = mountGraphChains(roots.card, { i18n });
  const choose = (/** @type {string | null} */ id) => {
    const { node: _before, ...rest } = state.own.value;
    state.own.value = id === null ? rest : { ...rest, node: id };
  };
  const leafValue = (/** @type {string} */ name) => valuesOf(state.spec.value)[name] ?? Number.NaN;
  const change = (/** @type {string} */ name, /** @type {number} */ value) =>
    state.updateSpec((spec) => setLeaf(spec, name, value));
  const picture = mountGraphPicture(roots.picture, {
    onchoose: choose,
    onkey: (id, event) => {
      if (event.key === 'Escape') choose(null);
      const isLeaf = id in valuesOf(state.spec.value);
      const way = /** @type {Readonly<Record<string, number>>} */ ({ ArrowUp: 1, ArrowDown: -1 })[event.key];
      if (!event.shiftKey || !isLeaf || way === undefined) return chosenByKey(event, () => choose(id));
      event.preventDefault();
      change(id, dragged(leafValue(id), way * KEY_PIXELS));
      return true;
    },
    onleaf: (el, name) =>
      scrub(el, { value: () => leafValue(name), change: (value) => change(name, value), dragging: state.dragging }),
  });
  const nameOf = (/** @type {ReadNode} */ node) => {
    const numbers = { value: formatShort(node.value), gradient: formatShort(node.grad) };
    return i18n.t('graph.node', { name: fullTitle(node), ...numbers });
  };
  const moves = () => {
    const run = training.value ? runs.current.value : null;
    const track = phaseAt(player.phase.value) === 'move' ? racerOn(state.spec.value, run, state.focus.value) : null;
    const next = player.step.value + 1;
    if (!run || !track || next >= track.count) return AT_REST;
    return new Map(run.parameters.map((name, axis) => [name, track.at('params', next, axis)]));
  };
  return {
    picture,
    draw(/** @type {ReadGraph} */ graph) {
      const count = graph.nodes.length;
      const step = training.value ? replayStepIn(player.phase.value, count) : player.step.value;
      const chosen = graph.nodes.some(({ id }) => id === state.own.value.node) ? state.own.value.node : null;
      const { problem } = state.spec.value;
      const learning = new Set(problem.kind === 'formula' ? problem.parameters : []);
      picture.set(graph, { step, moves: moves(), chosen, learning, along: onwardFrom(graph, chosen), nameOf });
      chains.set(graph, nodeStates(graph, step), learning);
      const last = training.value ? count - 1 : 0;
      const shown = graph.nodes.find(({ id }) => id === chosen) ?? graph.nodes[turnAt(step, count)?.index ?? last];
      if (shown) card.set(graph, shown);
    },
    dispose() {
      picture.dispose();
      card.dispose();
      chains.dispose();
    },
  };
}

/**
 * Enter and the space bar choose the node that has the focus.
 * @param {KeyboardEvent} event
 * @param {() => void} choose
 */
function chosenByKey(event, choose) {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  event.preventDefault();
  choose();
  return true;
}
