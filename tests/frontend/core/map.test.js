import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandsOf, CELLS, readMapChoice, rounded, runOfCell, valueAt } from '../../../frontend/src/core/map-choice.js';
import { outcomeOf } from '../../../frontend/src/core/map-outcome.js';
import { mapTable } from '../../../frontend/src/core/map-table.js';
import { openLab } from '../ui/page.js';

const { catalogue: sample } = openLab();
const ravine = {
  ...sample.surface('ravine'),
  domain: /** @type {[number, number][]} */ ([
    [-2, 2],
    [-3, 3],
  ]),
};
const catalogue = { ...sample, surface: () => ravine };
const spec = /** @type {any} */ ({
  problem: { kind: 'surface', name: 'ravine' },
  start: [1, 2],
  steps: 50,
  racers: [{ rule: 'adam', knobs: {} }],
});
const axis = (/** @type {any} */ more) => ({
  of: 'knob',
  name: 'a',
  symbol: 'a',
  count: 3,
  scale: 'linear',
  low: 0,
  high: 1,
  ...more,
});

test('cells lie evenly on their scale, the first and the last exactly at the ends', () => {
  assert.deepEqual([0, 1, 2].map((i) => valueAt(axis({}), i)), [0, 0.5, 1]); // biome-ignore format: one line
  const log = axis({ scale: 'log', low: 0.01, high: 1 });
  assert.equal(valueAt(log, 0), 0.01);
  assert.ok(Math.abs(valueAt(log, 1) - 0.1) < 1e-15);
  const near = axis({ scale: 'log1m', low: 0.9, high: 0.999 });
  assert.equal(rounded(near, 1), 0.99);
  assert.equal(valueAt(near, 2), 0.999);
});

test('bands hold every row once, each with the values of the whole map', () => {
  const choice = readMapChoice({}, spec, catalogue);
  const bands = bandsOf(spec, choice);
  const rows = bands.flatMap(({ from, question: { axes } }) =>
    Array.from({ length: Number(axes[1]?.count) }, (_, i) => from + i),
  );
  assert.deepEqual(rows, Array.from({ length: CELLS.y }, (_, i) => i)); // biome-ignore format: one line
  const second = /** @type {any} */ (bands[1]);
  assert.equal(second.question.axes[1].low, valueAt(choice.y, second.from));
});

test('an axis is named once, a link that says nothing that can be read shows the defaults', () => {
  const plain = readMapChoice({}, spec, catalogue);
  assert.notEqual(plain.x.name, plain.y.name);
  assert.deepEqual(readMapChoice({ x: 'knob.none', y: 7, tells: 'all', x_range: [2, 1] }, spec, catalogue), plain);
  const starts = readMapChoice({ x: 'start.x', y: 'start.x', tells: 'ending' }, spec, catalogue);
  assert.equal(starts.x.of, 'start');
  assert.notEqual(starts.y.name, 'x');
  assert.equal(starts.tells, 'ending');
});

test("a cell's run has the cell's values, as a person would write them", () => {
  const choice = readMapChoice({ x: 'start.x', y: 'knob.alpha' }, spec, catalogue);
  const run = runOfCell(spec, choice, [0, CELLS.y - 1], catalogue);
  assert.deepEqual(run.start, [choice.x.low, 2]);
  assert.equal(run.racers[0]?.knobs?.alpha, Number(choice.y.high.toPrecision(4)));
});

test('what a run came to', () => {
  const columns = (/** @type {number[]} */ [ending, loss, reached, diverged]) =>
    Object.fromEntries(Object.entries({ ending, loss, reached, diverged }).map(([name, value]) => [name, [value]]));
  const told = (/** @type {number[]} */ numbers, start = 10) =>
    outcomeOf(/** @type {any} */ ({ columns: columns(numbers), start }), 0);
  assert.equal(told([Number.NaN, 0, 0, 0]), 'coming');
  assert.equal(told([-1, Number.NaN, 3, 7]), 'away');
  assert.equal(told([-2, 11, -1, -1]), 'climbs');
  assert.equal(told([-2, 11, -1, -1], Number.POSITIVE_INFINITY), 'never');
  assert.equal(told([0, 1e-9, 40, -1]), 'reached');
  assert.equal(told([1, 2, -1, -1]), 'elsewhere');
});

test('a map as a table has a row for each cell that has come, with the values of both axes in full', () => {
  const cells = { reached: [7, -1, -1, -1], diverged: [-1, 3, -1, -1], ending: [0, -1, -2, Number.NaN] };
  const columns = Object.fromEntries(
    Object.entries({ ...cells, loss: [0.25, Infinity, 2, Number.NaN] }).map(([name, values]) => [name, Float64Array.from(values)]), // biome-ignore format: one line
  );
  const choice = { x: axis({ count: 2 }), y: axis({ of: 'start', name: 'x', low: 0.1, high: 0.7, count: 2 }), tells: 'steps' }; // biome-ignore format: one line
  const shown = /** @type {any} */ ({ choice, columns, minima: [[1, -2]], steps: 9, start: 5 });
  assert.deepEqual(mapTable(shown).split('\r\n'), [
    'knob.a,start.x,outcome,step,loss,minimum',
    '0,0.1,reached,7,0.25,1 -2',
    '1,0.1,away,3,Infinity,',
    '0,0.7,never,,2,',
    '',
  ]);
});
