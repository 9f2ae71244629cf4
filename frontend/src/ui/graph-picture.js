/** The picture of a graph: laid out once for each formula and shape of the page, written into at every step. */
import { layOut } from '../core/graph-layout.js';
import { edgeState, nodeStates } from '../core/graph-look.js';
import { graphShape } from '../core/graph-reading.js';
import { MARGIN, roomIn } from '../core/graph-room.js';
import { walk } from '../core/graph-walk.js';
import { h, setAttr, svg } from './element.js';
import { graphEdge } from './graph-edge.js';
import { graphNode, HEIGHT, WIDTH } from './graph-node.js';

const NODE = { width: WIDTH, height: HEIGHT };
const LARGEST = 1.6;
/** A picture from top to bottom takes the page's width, and its height goes on under the fold. */
const LARGEST_UPRIGHT = 1.15;
/** Below this scale the picture keeps its size and is scrolled. */
const SMALLEST = 0.78;

/** @typedef {import('../core/graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('../core/graph-reading.js').ReadNode} ReadNode */
/** @typedef {import('../core/graph-layout.js').Layout} Layout */
/**
 * @typedef {object} PictureLook
 * @property {number} step of the two passes
 * @property {import('../core/graph-look.js').Moves} moves what the racer's step does to the leaves, while it is made
 * @property {string | null} chosen
 * @property {ReadonlySet<string>} learning
 * @property {ReadonlySet<string>} along the nodes on the chosen one's paths
 * @property {(node: ReadNode) => string} nameOf for those who do not see the picture
 */
/**
 * @typedef {object} PictureProps
 * @property {(id: string | null) => void} onchoose
 * @property {(id: string, event: KeyboardEvent) => boolean} onkey whether a key on a node was for something else than walking
 * @property {(el: SVGGElement, id: string) => void} onleaf called for each leaf that is drawn
 */

/**
 * @param {HTMLElement} root
 * @param {PictureProps} props
 */
export function mountGraphPicture(root, { onchoose, onkey, onleaf }) {
  const frame = h('div', { class: 'graph-frame', 'data-test': 'graph' });
  root.append(frame);
  /** @type {ReturnType<typeof draw> | null} */
  let drawn = null;
  /** @type {{ graph: ReadGraph, look: PictureLook } | null} */
  let last = null;
  let key = '';

  const listen = (/** @type {KeyboardEvent} */ event) => {
    const at = event.target instanceof Element ? event.target.getAttribute('data-node') : null;
    if (!drawn || at === null || onkey(at, event)) return;
    const next = walk(drawn.layout, at, event.key);
    if (next === null) return;
    event.preventDefault();
    onchoose(next);
    drawn.nodes.get(next)?.el.focus();
  };
  const press = (/** @type {MouseEvent} */ event) => {
    const node = event.target instanceof Element ? event.target.closest('[data-node]') : null;
    onchoose(node?.getAttribute('data-node') ?? null);
  };
  frame.addEventListener('keydown', listen);
  frame.addEventListener('click', press);

  const set = (/** @type {ReadGraph} */ graph, /** @type {PictureLook} */ look) => {
    last = { graph, look };
    const sizes = roomIn(graph.nodes, NODE, { width: frame.clientWidth, height: frame.clientHeight });
    const now = `${graphShape(graph)}${JSON.stringify(sizes)}`;
    if (now !== key || !drawn) {
      key = now;
      drawn = draw(graph, sizes);
      for (const { id, op } of graph.nodes) if (op === 'leaf') onleaf(elementOf(drawn, id), id);
      frame.replaceChildren(drawn.picture);
    }
    fit(frame, drawn);
    write(drawn, graph, look);
    follow(frame, drawn);
  };
  const resized = new ResizeObserver(() => last && set(last.graph, last.look));
  resized.observe(frame);
  return {
    frame,
    set,
    /** The picture as it stands, for taking away. */
    picture: () => drawn?.picture ?? null,
    dispose() {
      resized.disconnect();
      frame.remove();
    },
  };
}

/** @param {ReadGraph} graph @param {import('../core/graph-layout.js').Sizes} sizes */
function draw(graph, sizes) {
  const layout = layOut(graph.nodes, sizes);
  const edges = layout.edges.map((edge) => ({ edge, ...graphEdge(edge, sizes.upright) }));
  const nodes = new Map(
    graph.nodes.map((node) => [node.id, graphNode(node, layout.nodes.get(node.id) ?? { x: 0, y: 0 })]),
  );
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN];
  const picture = svg(
    'svg',
    { class: 'graph', role: 'group', viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}` },
    svg('g', {}, ...edges.map(({ el }) => el)),
    svg('g', {}, ...[...nodes.values()].map(({ el }) => el)),
  );
  return { layout, edges, nodes, picture, width, height };
}

/** @param {ReturnType<typeof draw>} drawn @param {string} id */
function elementOf(drawn, id) {
  return /** @type {SVGGElement} */ (drawn.nodes.get(id)?.el);
}

/** @param {HTMLElement} frame @param {ReturnType<typeof draw>} drawn */
function fit(frame, { layout, picture, width, height }) {
  const across = frame.clientWidth / width;
  const whole = layout.upright
    ? Math.min(across, LARGEST_UPRIGHT)
    : Math.min(across, frame.clientHeight / height, LARGEST);
  const scale = Math.max(whole, SMALLEST);
  setAttr(picture, 'width', String(Math.floor(width * scale)));
  setAttr(picture, 'height', String(Math.floor(height * scale)));
}

/**
 * Scrolls a picture that is larger than its frame to the node whose turn it is.
 * @param {HTMLElement} frame
 * @param {ReturnType<typeof draw>} drawn
 */
function follow(frame, { picture }) {
  const active = picture.querySelector('[data-turn].graph-node');
  if (!active || frame.dataset.at === active.getAttribute('data-node')) return;
  frame.dataset.at = active.getAttribute('data-node') ?? '';
  const [inner, outer] = [active.getBoundingClientRect(), frame.getBoundingClientRect()];
  const left = beyond(inner.left, inner.right, outer.left, outer.right);
  const top = beyond(inner.top, inner.bottom, outer.top, outer.bottom);
  if (left !== 0 || top !== 0) frame.scrollBy({ left, top });
}

/** How far [from, to] has to move to lie within [low, high], with some room. */
function beyond(
  /** @type {number} */ from,
  /** @type {number} */ to,
  /** @type {number} */ low,
  /** @type {number} */ high,
) {
  if (from - MARGIN < low) return from - MARGIN - low;
  return Math.max(to + MARGIN - high, 0);
}

/** @param {ReturnType<typeof draw>} drawn @param {ReadGraph} graph @param {PictureLook} look */
function write({ nodes, edges }, graph, { step, moves, chosen, learning, along, nameOf }) {
  const states = nodeStates(graph, step, moves);
  const tabbed = chosen !== null && nodes.has(chosen) ? chosen : graph.nodes[0]?.id;
  for (const [id, { el, set }] of nodes) {
    const state = states.get(id);
    setAttr(el, 'tabindex', id === tabbed ? '0' : '-1');
    if (state) set({ ...state, chosen: id === chosen, learns: learning.has(id), name: nameOf(state.node) });
  }
  for (const { edge, set } of edges) {
    set({ ...edgeState(edge, states), along: along.has(edge.from) && along.has(edge.to) });
  }
}
