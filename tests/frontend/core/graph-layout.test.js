import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inColumns, nearUses } from '../../../frontend/src/core/graph-layers.js';
import { curve, layOut } from '../../../frontend/src/core/graph-layout.js';
import { crossings, untangled } from '../../../frontend/src/core/graph-order.js';
import { rising } from '../../../frontend/src/core/graph-place.js';
import { walk } from '../../../frontend/src/core/graph-walk.js';
import { NOTES } from './graph.js';

const SIZES = { width: 100, height: 50, layers: 60, nodes: 20, upright: false };

/** Graphs as the server layers them: a node's layer is the longest way to it from a leaf. */
const graphs = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((rows) => {
    /** @type {{ id: string, layer: number, inputs: { id: string }[] }[]} */
    const nodes = [];
    for (const [index, picks] of rows.entries()) {
      const inputs = index === 0 ? [] : picks.map((pick) => /** @type {any} */ (nodes[pick % index]));
      const layer = Math.max(-1, ...inputs.map((input) => input.layer)) + 1;
      nodes.push({ id: `n${index}`, layer, inputs: inputs.map(({ id }) => ({ id })) });
    }
    return nodes;
  });

test("the notes' example lies in four columns, its last nodes in one line", () => {
  const { nodes, edges, width, height } = layOut(NOTES.nodes, SIZES);
  const at = (/** @type {string} */ id) => nodes.get(id) ?? assert.fail(id);
  assert.deepEqual([at('a').x, at('b').x, at('c').x, at('u').x, at('v').x, at('J').x], [50, 50, 50, 210, 370, 530]);
  assert.ok(Math.abs(at('v').y - at('J').y) < 0.5);
  assert.equal(width, 580);
  assert.ok(height <= 3 * 50 + 2 * 20 + 1);
  assert.equal(edges.length, 5);
});

test('an edge that passes a layer bends there, and is smooth', () => {
  const { edges } = layOut(NOTES.nodes, SIZES);
  const long = edges.find(({ from, to }) => from === 'a' && to === 'v');
  assert.equal(long?.points.length, 3);
  assert.match(curve(long?.points ?? [], false), /^M[\d.]+,[\d.]+(C[\d.,\- ]+){2}$/);
});

test('no two nodes overlap, and all lie in the picture, whatever the graph', () => {
  fc.assert(
    fc.property(graphs, fc.boolean(), (nodes, upright) => {
      const layout = layOut(nodes, { ...SIZES, upright });
      const places = [...layout.nodes.values()];
      assert.equal(places.length, nodes.length);
      for (const [i, a] of places.entries()) {
        assert.ok(
          a.x >= 50 - 1e-6 && a.x <= layout.width - 50 + 1e-6 && a.y >= 25 - 1e-6 && a.y <= layout.height - 25 + 1e-6,
        );
        for (const b of places.slice(i + 1))
          assert.ok(Math.abs(a.x - b.x) >= 100 - 1e-6 || Math.abs(a.y - b.y) >= 50 - 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('untangling keeps every item in its column and never adds a crossing', () => {
  fc.assert(
    fc.property(graphs, (nodes) => {
      const { columns } = inColumns(nodes);
      const order = untangled(columns);
      assert.ok(crossings(order) <= crossings(columns));
      assert.deepEqual(
        order.map((column) => new Set(column)),
        columns.map((column) => new Set(column)),
      );
    }),
    { numRuns: 60 },
  );
});

test('two lines that cross are put the other way round', () => {
  const node = (/** @type {string} */ id, /** @type {string[]} */ ...inputs) => ({
    id,
    layer: inputs.length > 0 ? 1 : 0,
    inputs: inputs.map((input) => ({ id: input })),
  });
  const { columns } = inColumns([node('a'), node('b'), node('p', 'b'), node('q', 'a')]);
  assert.equal(crossings(columns), 1);
  assert.equal(crossings(untangled(columns)), 0);
});

test('a leaf that is used late stands before its use; one that is used soon stays', () => {
  const chain = Array.from({ length: 5 }, (_, i) => ({
    id: `c${i}`,
    layer: i,
    inputs: i > 0 ? [{ id: `c${i - 1}` }] : [],
  }));
  const late = { id: 'late', layer: 0, inputs: [] };
  const end = { id: 'end', layer: 5, inputs: [{ id: 'c4' }, { id: 'late' }] };
  const layers = new Map(nearUses([...chain, late, end]).map(({ id, layer }) => [id, layer]));
  assert.equal(layers.get('late'), 4);
  assert.equal(layers.get('c0'), 0);
});

test('rising numbers are the nearest ones: pools share their mean', () => {
  assert.deepEqual(rising([1, 2, 3]), [1, 2, 3]);
  assert.deepEqual(rising([3, 1, 2]), [2, 2, 2]);
  assert.deepEqual(rising([0, 5, 3, 9]), [0, 4, 4, 9]);
});

test('arrow keys walk back to operands, on to uses, and along the layer', () => {
  const layout = layOut(NOTES.nodes, SIZES);
  const path = ['J'];
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight'])
    path.push(walk(layout, path.at(-1) ?? '', key) ?? '');
  assert.deepEqual(path.slice(0, 3), ['J', 'v', 'u']);
  assert.ok(path[3] === 'b' || path[3] === 'c');
  assert.equal(path.at(-1), path[4] === 'a' ? 'v' : 'u');
  assert.equal(walk(layout, 'J', 'ArrowRight'), 'J');
  assert.equal(walk(layout, 'J', 'x'), null);
});

test('on a narrow page the arrows turn with the picture', () => {
  const layout = layOut(NOTES.nodes, { ...SIZES, upright: true });
  assert.equal(walk(layout, 'J', 'ArrowUp'), 'v');
  assert.equal(walk(layout, 'v', 'ArrowDown'), 'J');
});
