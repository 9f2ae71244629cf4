import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { read } from '../../../frontend/src/core/inspection.js';
import { quantitiesOf, rowsInSight, scrolledTo, stepColumns } from '../../../frontend/src/core/step-table.js';
import { numberOf, recordedRacers } from './recorded.js';

const adam = recordedRacers().find(({ track }) => track.spec.rule === 'adam');
assert.ok(adam);
const { source, said } = adam;
const quantities = quantitiesOf(source);

test('a column for each quantity and parameter, the point first', () => {
  const names = stepColumns(quantities, [0, 1], null).map(({ symbol, axis }) => `${symbol}${axis ?? ''}`);
  assert.deepEqual(names.slice(0, 5), ['W0', 'W1', 'J', 'g0', 'g1']);
  assert.equal(names.length, 15);
  assert.deepEqual(
    quantities.filter(({ perAxis }) => !perAxis).map(({ symbol }) => symbol),
    ['J', 'alpha', 'beta1_t', 'beta2_t'],
  );
});

test('chosen columns of one parameter', () => {
  const columns = stepColumns(quantities, [1], ['V', 'alpha']);
  assert.deepEqual(
    columns.map(({ symbol, axis }) => [symbol, axis]),
    [
      ['V', 1],
      ['alpha', null],
    ],
  );
});

test('every cell is the engine s number', () => {
  const engine = { W: 'params', J: 'loss', g: 'grad' };
  for (const { symbol, reading, axis } of stepColumns(
    quantities,
    [0, 1],
    quantities.map((one) => one.symbol),
  ))
    for (let row = 1; row < source.rows; row += 1) {
      const name = Reflect.get(engine, symbol) ?? symbol;
      const expected = numberOf(said, name, axis ?? 0, symbol === 'g' ? row - 1 : row);
      assert.ok(Object.is(read(source, reading, axis ?? 0, row), expected), `${symbol} ${row}`);
    }
});

test('of any number of rows only those about the sight are on the page, and all of those', () => {
  const any = fc.record({
    top: fc.nat(3_000_000),
    height: fc.integer({ min: 100, max: 1500 }),
    rowHeight: fc.integer({ min: 20, max: 60 }),
    rows: fc.integer({ min: 1, max: 100_001 }),
    spare: fc.constant(6),
  });
  fc.assert(
    fc.property(any, (view) => {
      const { top, height, rowHeight, rows, spare } = view;
      const { first, count } = rowsInSight(view);
      assert.ok(first >= 0 && first + count <= rows);
      assert.ok(count <= Math.ceil(height / rowHeight) + 1 + 2 * spare);
      const seen = Math.floor(top / rowHeight);
      if (seen < rows)
        assert.ok(first <= seen && first + count >= Math.min(rows, Math.ceil((top + height) / rowHeight)));
    }),
  );
});

test('a row in sight is not scrolled to; any other comes to the middle', () => {
  const view = { height: 300, rowHeight: 30 };
  assert.equal(scrolledTo({ ...view, top: 90, row: 5 }), 90);
  assert.equal(scrolledTo({ ...view, top: 0, row: 100 }), 3000 - 135);
  assert.equal(scrolledTo({ ...view, top: 900, row: 1 }), 0);
});
