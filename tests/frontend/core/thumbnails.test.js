import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, planeOf, rangeOf } from '../../../frontend/src/core/thumbnails/lines.js';
import { thumbnailOf } from '../../../frontend/src/core/thumbnails.js';

test('a range holds what is finite, with room at its ends', () => {
  assert.deepEqual(rangeOf([[0, 10], [Number.NaN, Number.POSITIVE_INFINITY]], 0.1), { low: -1, high: 11 }); // biome-ignore format: one line
  assert.deepEqual(rangeOf([[3]], 0), { low: 3, high: 3 });
});

test('lines without places of their own go by their index; what is beside them is in sight too', () => {
  const { lines, x, y } = linesOf([{ y: [1, 2, 3] }], [[-5]]);
  assert.deepEqual(Array.from(lines[0]?.x ?? []), [0, 1, 2]);
  assert.deepEqual(x, { low: 0, high: 2 });
  assert.ok(y.low < -5 && y.high > 3);
});

test('paths lie over the domain of their ground', () => {
  const landscape = /** @type {any} */ ({ domain: [[-2, 2], [-1, 3]], size: [4, 2] }); // biome-ignore format: one line
  const picture = planeOf(landscape, new Float64Array(8), []);
  assert.deepEqual([picture.x, picture.y, picture.ground?.size], [{ low: -2, high: 2 }, { low: -1, high: 3 }, [4, 2]]);
});

test("a network's weights are told layer by layer, without their biases; a scene without a picture has none", async () => {
  const rows = [Array.from({ length: 2 * 4 + 4 + 4 * 3 + 3 + 3 + 1 }, (_, i) => i)];
  const wholeRuns = {
    get: async () => ({ racers: [{ params: rows }], spec: { racers: [{ style: { colour: '#000' } }] } }),
  };
  const picture = /** @type {any} */ (await thumbnailOf('network', /** @type {any} */ ({ wholeRuns })));
  assert.deepEqual(picture.weights[0][0], [0, 1, 3, 4, 6, 7, 9, 10]);
  assert.equal(picture.weights[0][1].length, 12);
  assert.deepEqual(picture.weights[0][2], [27, 28, 29]);
  assert.equal(await thumbnailOf('home', /** @type {any} */ ({})), null);
});

test('the picture of weight decay is of its own race, with the circle of equal penalty through where three of it rest', async () => {
  /** @type {any[]} */
  const asked = [];
  const racer = { params: [[6, 4.2], [1.5, 20 / 11]] }; // biome-ignore format: one line
  const wholeRuns = {
    get: async (/** @type {any} */ spec) => {
      asked.push(...spec.racers.map((/** @type {any} */ { rule, l2_form }) => `${rule} ${l2_form}`));
      return { racers: spec.racers.map(() => racer), spec };
    },
  };
  const landscapes = {
    get: async (/** @type {any} */ _problem, /** @type {any} */ domain, /** @type {number[]} */ size) => ({ domain, size, z: new Float64Array(4) }), // biome-ignore format: one line
  };
  const { lines } = /** @type {any} */ (await thumbnailOf('decay', /** @type {any} */ ({ wholeRuns, landscapes })));
  assert.deepEqual(asked, ['gd coupled', 'gd decoupled', 'adam coupled', 'adam decoupled']);
  const [circle, ...paths] = lines;
  assert.equal(paths.length, 4);
  for (let i = 0; i < circle.x.length; i += 1) {
    assert.ok(Math.abs(Math.hypot(circle.x[i], circle.y[i]) - Math.hypot(1.5, 20 / 11)) < 1e-12);
  }
});
