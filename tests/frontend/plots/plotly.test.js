import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONFIG, createPlotter } from '../../../frontend/src/plots/plotly.js';

test('no figure offers to send its data away', () => {
  assert.deepEqual(
    [CONFIG.showSendToCloud, CONFIG.showEditInChartStudio, CONFIG.plotlyServerURL, CONFIG.displaylogo],
    [false, false, '', false],
  );
});

test('every figure is drawn with that configuration', () => {
  const calls = /** @type {unknown[][]} */ ([]);
  const plotter = createPlotter(/** @type {any} */ ({ react: (/** @type {unknown[]} */ ...args) => calls.push(args) }));
  const host = /** @type {any} */ ({});
  plotter.draw(host, { data: [], layout: {} });
  assert.deepEqual(calls, [[host, [], {}, { ...CONFIG }]]);
});
