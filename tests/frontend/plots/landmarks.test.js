import assert from 'node:assert/strict';
import { test } from 'node:test';
import { landmarkTraces, sortMinima } from '../../../frontend/src/plots/landmarks.js';

/** A surface over (0..2, 0..1) with minima of these losses, and saddles. */
const surfaceOf = (
  /** @type {number[][]} */ minima,
  /** @type {number[]} */ losses,
  /** @type {number[][]} */ saddles = [],
) => {
  const domain = /** @type {const} */ ([
    [0, 2],
    [0, 1],
  ]);
  return {
    parameters: ['x', 'y'],
    domain,
    home: domain,
    size: [3, 2],
    levels: /** @type {const} */ ('log'),
    minima,
    saddles,
    losses: { minima: losses, saddles: saddles.map(() => 9) },
    z: new Float64Array(6),
    slopes: [],
  };
};
const palette = /** @type {any} */ ({ scale: 1, inkSoft: '#555555' });
const words = { minimum: 'minimum', local: 'local minimum', saddle: 'saddle' };

test('minima are told apart by how low they are, wherever one looks', () => {
  const minima = [
    [0, 0],
    [2, 1],
    [2, 0],
  ];
  assert.deepEqual(sortMinima(surfaceOf(minima, [0, 1e-13, 5])), {
    lowest: [
      [0, 0],
      [2, 1],
    ],
    others: [[2, 0]],
  });
});

test('minima that rounding alone sets apart are equally low; none is nothing', () => {
  const twins = surfaceOf(
    [
      [0, 0],
      [1, 1],
    ],
    [1e-12, 3e-12],
  );
  assert.equal(sortMinima(twins).others.length, 0);
  assert.deepEqual(sortMinima(surfaceOf([], [])), { lowest: [], others: [] });
});

test('marks are named where there is room, and no name runs into another', () => {
  const surface = surfaceOf(
    [[0.5, 0.5]],
    [0],
    [
      [0.51, 0.5],
      [1.5, 0.5],
    ],
  );
  const names = (/** @type {number} */ width) =>
    landmarkTraces(surface, palette, { width, height: 400 }, words).flatMap(
      ({ text }) => /** @type {string[]} */ (text),
    );
  assert.deepEqual(names(600), ['minimum', '', 'saddle']);
  assert.deepEqual(names(250), ['', '', '']);
});

test('a crowd of minima is drawn as points without names', () => {
  const minima = Array.from({ length: 40 }, (_, i) => [i / 20, 0.5]);
  const [lowest, others] = landmarkTraces(
    surfaceOf(
      minima,
      minima.map((_, i) => i),
    ),
    palette,
    { width: 600, height: 400 },
    words,
  );
  assert.deepEqual([lowest?.text, /** @type {any} */ (others).marker.size], [[''], 2]);
});

test('a name stands below its mark at the upper edge, and left of it at the right one', () => {
  const surface = surfaceOf(
    [
      [0.2, 0.5],
      [1.9, 0.99],
    ],
    [0, 1],
  );
  const [lowest, others] = /** @type {any[]} */ (landmarkTraces(surface, palette, { width: 900, height: 160 }, words));
  assert.deepEqual([lowest.textposition, others.textposition], [['top right'], ['bottom left']]);
});
