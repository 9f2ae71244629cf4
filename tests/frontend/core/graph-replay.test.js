import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainsTo, onwardFrom } from '../../../frontend/src/core/graph-chain.js';
import { edgeState, nodeStates } from '../../../frontend/src/core/graph-look.js';
import { readGraph } from '../../../frontend/src/core/graph-reading.js';
import { replayStepIn, replaySteps, shownAt, turnAt } from '../../../frontend/src/core/graph-replay.js';
import { chainLine, forwardLine, localLines, pathLines, sumLine } from '../../../frontend/src/core/graph-sentences.js';
import { NOTES, TWICE } from './graph.js';

const notes = readGraph(NOTES);
const twice = readGraph(TWICE);
const ids = notes.nodes.map(({ id }) => id);
const find = (/** @type {typeof notes} */ graph, /** @type {string} */ id) =>
  graph.nodes.find((node) => node.id === id) ?? assert.fail(id);

test('leaves come first, by name', () => {
  assert.deepEqual(ids, ['a', 'b', 'c', 'u', 'v', 'J']);
});

test('values appear one by one going on, gradients one by one going back', () => {
  const count = notes.nodes.length;
  const turns = Array.from({ length: replaySteps(count) + 2 }, (_, step) => turnAt(step, count));
  assert.deepEqual(
    turns.map((turn) => (turn ? `${turn.pass[0]}${ids[turn.index]}` : '-')),
    ['-', 'fa', 'fb', 'fc', 'fu', 'fv', 'fJ', 'bJ', 'bv', 'bu', 'bc', 'bb', 'ba', '-'],
  );
  for (let step = 0; step <= replaySteps(count); step += 1) {
    const shown = ids.map((_, index) => shownAt(index, step, count));
    assert.equal(shown.filter((what) => what !== 'none').length, Math.min(step, count));
    assert.equal(shown.filter((what) => what === 'both').length, Math.max(step - count, 0));
  }
});

test('a leaf is given: its value stands there before the first step', () => {
  const states = nodeStates(notes, 0);
  assert.deepEqual(
    ids.map((id) => states.get(id)?.shown),
    ['value', 'value', 'value', 'none', 'none', 'none'],
  );
});

test('an edge tells its local derivative once a gradient has come back through it', () => {
  const edge = { from: 'b', to: 'u', slot: 0, points: [] };
  assert.deepEqual(edgeState(edge, nodeStates(notes, 10)), { local: 2, shown: false, turn: null });
  assert.deepEqual(edgeState(edge, nodeStates(notes, 11)), { local: 2, shown: true, turn: 'backward' });
  assert.deepEqual(edgeState(edge, nodeStates(notes, 4)), { local: 2, shown: false, turn: 'forward' });
});

test('a slow step of training goes through both passes before it moves', () => {
  assert.equal(replayStepIn(0, 6), 13);
  assert.equal(replayStepIn(0.001, 6), 0);
  assert.equal(replayStepIn(0.3, 6), 6);
  assert.equal(replayStepIn(0.599, 6), 12);
  assert.equal(replayStepIn(0.7, 6), 13);
});

test('every number of the notes is written out', () => {
  assert.equal(forwardLine(notes, find(notes, 'u')), 'u = b*c = 3*2 = 6');
  assert.deepEqual(localLines(notes, find(notes, 'u')), ['du/db = 2', 'du/dc = 3']);
  assert.deepEqual(pathLines(notes, find(notes, 'b')), ['dJ/db = dJ/dv · dv/du · du/db = 3 · 1 · 2 = 6']);
  assert.deepEqual(pathLines(notes, find(notes, 'c')), ['dJ/dc = dJ/dv · dv/du · du/dc = 3 · 1 · 3 = 9']);
  assert.equal(sumLine(notes, find(notes, 'a')), 'dJ/da = dJ/dv · dv/da = 3 · 1 = 3');
  assert.equal(sumLine(notes, find(notes, 'J')), 'dJ/dJ = 1');
});

test('a line for each leaf says what is sought, then all of it', () => {
  assert.equal(chainLine(notes, find(notes, 'b'), false), 'dJ/db');
  assert.equal(chainLine(notes, find(notes, 'b'), true), 'dJ/db = dJ/dv · dv/du · du/db = 3 · 1 · 2 = 6');
  assert.equal(chainLine(twice, find(twice, 'x'), true), sumLine(twice, find(twice, 'x')));
});

test('while a step is made, the leaves that learn say where it puts them', () => {
  const states = nodeStates(notes, 13, new Map([['b', 2.75]]));
  assert.deepEqual([states.get('b')?.turn, states.get('b')?.moved], ['update', 2.75]);
  assert.deepEqual([states.get('a')?.turn, states.get('a')?.moved], [null, null]);
});

test('where paths meet their products are added', () => {
  assert.equal(sumLine(twice, find(twice, 'x')), 'dJ/dx = dJ/dq · dq/dx + dJ/dp · dp/dx = 6 · 1 + 4 · 2 = 6 + 8 = 14');
  assert.deepEqual(pathLines(twice, find(twice, 'x')), ['dJ/dq · dq/dx = 6 · 1 = 6', 'dJ/dp · dp/dx = 4 · 2 = 8']);
  assert.deepEqual(
    chainsTo(twice, 'x', 2)?.map(({ product }) => product),
    [6, 8],
  );
  assert.equal(chainsTo(twice, 'x', 1), null);
});

test('the way from a node to the output is found', () => {
  assert.deepEqual([...onwardFrom(notes, 'b')], ['b', 'u', 'v', 'J']);
  assert.equal(onwardFrom(notes, null).size, 0);
});

test('one of several points is read; what is not finite is NaN', () => {
  const [first] = NOTES.nodes;
  const rows = { ...NOTES, nodes: [{ ...(first ?? assert.fail()), value: [3, 4, null], grad: 6 }] };
  assert.deepEqual(
    [0, 1, 2].map((row) => readGraph(rows, row).nodes[0]?.value),
    [3, 4, Number.NaN],
  );
  assert.equal(readGraph(rows, 1).nodes[0]?.grad, 6);
});
