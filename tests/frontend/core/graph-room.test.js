import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from '../../../frontend/src/core/graph-layout.js';
import { MARGIN, roomIn } from '../../../frontend/src/core/graph-room.js';
import { NOTES } from './graph.js';

const NODE = { width: 116, height: 54 };
/** The example is 712 by 226 at its closest. */
const close = roomIn(NOTES.nodes, NODE, { width: 712, height: 226 });

/** The scale at which the notes' example fills a page. @param {{ width: number, height: number }} frame */
function filling(frame) {
  const { width, height } = layOut(NOTES.nodes, roomIn(NOTES.nodes, NODE, frame));
  return Math.min(frame.width / (width + 2 * MARGIN), frame.height / (height + 2 * MARGIN));
}

test('a narrow page has its layers from top to bottom, whatever its height', () => {
  assert.equal(roomIn(NOTES.nodes, NODE, { width: 366, height: 0 }).upright, true);
  assert.equal(roomIn(NOTES.nodes, NODE, { width: 560, height: 0 }).upright, false);
});

test('a small page leaves no room that reading needs', () => {
  assert.deepEqual(close, { ...NODE, layers: 76, nodes: 22, upright: false });
  assert.deepEqual(roomIn(NOTES.nodes, NODE, { width: 600, height: 0 }), close);
  assert.equal(roomIn(NOTES.nodes, NODE, { width: 640, height: 400 }).layers, close.layers);
});

test('what is spare on a large page lies between the nodes, and does not make them huge', () => {
  const large = roomIn(NOTES.nodes, NODE, { width: 1520, height: 600 });
  assert.ok(large.layers > 1.5 * close.layers && large.nodes > 1.5 * close.nodes);
  assert.ok(filling({ width: 1520, height: 600 }) < 1.7);
  assert.ok(filling({ width: 1520, height: 600 }) > 1.2);
});

test('the rooms have bounds, and change by whole grains', () => {
  const huge = roomIn(NOTES.nodes, NODE, { width: 20_000, height: 20_000 });
  assert.deepEqual([huge.layers, huge.nodes], [156, 52]);
  for (let width = 900; width < 1500; width += 7) {
    const { layers, nodes } = roomIn(NOTES.nodes, NODE, { width, height: 420 });
    assert.ok((layers === close.layers || layers % 4 === 0) && (nodes === close.nodes || nodes % 4 === 0));
  }
});

test('one node alone has room too', () => {
  const [leaf] = NOTES.nodes;
  const { layers, nodes } = roomIn(leaf ? [leaf] : [], NODE, { width: 900, height: 400 });
  assert.ok(Number.isFinite(layers) && Number.isFinite(nodes));
});
