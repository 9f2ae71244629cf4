import assert from 'node:assert/strict';
import test from 'node:test';
import { isServed, takeables } from '../../../frontend/src/core/export-list.js';
import { numbersTable } from '../../../frontend/src/core/shown-numbers.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { createTakeaways } from '../../../frontend/src/core/takeaways.js';

const ids = (/** @type {readonly { id: string }[]} */ items) => items.map(({ id }) => id);
const never = async () => ({ blob: new Blob(), name: '' });

test('whatever is on screen can be taken as a picture and as numbers', () => {
  assert.deepEqual(ids(takeables({ problem: null, own: [], filmed: true })), ['png', 'svg', 'csv']);
});

test('a run adds what the server makes of it, and weights only where there are any', () => {
  const surface = ids(takeables({ problem: 'surface', own: [], filmed: true }));
  assert.deepEqual(surface, ['png', 'svg', 'html', 'ipynb', 'py', 'torch', 'csv', 'json']);
  const network = ids(takeables({ problem: 'network', own: [], filmed: true }));
  assert.deepEqual(network.slice(-4), ['weights_npz', 'weights_json', 'csv', 'json']);
  assert.equal(isServed('weights_npz', 'surface'), false);
});

test('a scene adds its own, video only where the browser records it', () => {
  const own = ['gif', 'webm'];
  assert.deepEqual(ids(takeables({ problem: null, own, filmed: true })), ['png', 'svg', 'gif', 'webm', 'csv']);
  assert.deepEqual(ids(takeables({ problem: null, own, filmed: false })), ['png', 'svg', 'gif', 'csv']);
});

test('what a part of a scene offers goes with it, and not what another has offered since', () => {
  const takeaways = createTakeaways({ run: signal(null), filmed: true, numbers: () => true });
  const takeBack = takeaways.offer({ gif: never, csv: never });
  const other = async () => ({ blob: new Blob(), name: 'other' });
  takeaways.offer({ csv: other });
  takeBack();
  assert.deepEqual(takeaways.own.value, { csv: other });
});

test('a table of nothing is not to be had, and the menu says why', () => {
  const takeaways = createTakeaways({ run: signal(null), filmed: true, numbers: () => false });
  assert.equal(takeaways.whyNot('csv'), 'export.no_numbers');
  assert.equal(takeaways.whyNot('png'), null);
  takeaways.offer({ csv: never });
  assert.equal(takeaways.whyNot('csv'), null);
});

test('numbers are a row for each point, in full, and no words become a formula', () => {
  const series = [
    { name: '', x: null, y: [0.1 + 0.2, Number.NaN] },
    { name: '=1+1', x: [5], y: [1e-300] },
  ];
  const table = numbersTable([{ title: 'a, b', xTitle: 'x', yTitle: '"J"', series }]);
  assert.deepEqual(table.split('\r\n'), [
    'chart,series,x_name,x,y_name,y',
    '"a, b",1,x,0,"""J""",0.30000000000000004',
    '"a, b",1,x,1,"""J""",NaN',
    '"a, b",\'=1+1,x,5,"""J""",1e-300',
    '',
  ]);
});
