import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ailments, idle } from '../../../frontend/src/core/network-health.js';

const SIZES = [2, 8, 4, 1];
const layer = (/** @type {Partial<import('../../../frontend/src/core/network-health.js').LayerHealth>} */ told) => ({
  dead: 0,
  saturated: 0,
  gradient: 0.1,
  ...told,
});

test('a network that learns has no ailment', () => {
  assert.deepEqual(ailments([layer({}), layer({ saturated: 0.4 }), layer({})], SIZES), []);
  assert.deepEqual(idle({ dead: 0, saturated: 0.4 }), []);
});

test('dead units are counted among those of their layer', () => {
  const [found] = ailments([layer({ dead: 0.25 }), layer({}), layer({})], SIZES);
  assert.deepEqual(found, { key: 'dead', layer: 1, values: { count: 2, units: 8, percent: 25 } });
});

test('saturation is told from half of the values on', () => {
  const [found] = ailments([layer({}), layer({ saturated: 0.5 }), layer({})], SIZES);
  assert.deepEqual(found, { key: 'saturated', layer: 2, values: { percent: 50 } });
});

test('gradients that vanish or explode on their way down are told with their ratio', () => {
  const flow = (/** @type {number} */ first) => ailments([layer({ gradient: first }), layer({}), layer({})], SIZES);
  assert.deepEqual(flow(1e-5), [{ key: 'vanishing', layer: 1, values: { ratio: 1e-5 / 0.1 } }]);
  assert.deepEqual(flow(1e4), [{ key: 'exploding', layer: 1, values: { ratio: 1e4 / 0.1 } }]);
  assert.deepEqual(flow(1e-3), []);
});

test('a layer whose gradients are lost is named', () => {
  const [found] = ailments([layer({}), layer({ gradient: null }), layer({})], SIZES);
  assert.deepEqual(found, { key: 'not_finite', layer: 2, values: {} });
});

test('an end tells what no longer learns', () => {
  const told = idle({ dead: 0.5, saturated: 0.9 });
  assert.deepEqual(told, [
    { key: 'dead', share: 0.5 },
    { key: 'saturated', share: 0.9 },
  ]);
});
