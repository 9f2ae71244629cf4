import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decadesOf, toDecades } from '../../../frontend/src/core/decades.js';
import { readDeepAnswer } from '../../../frontend/src/core/deep.js';
import { DEFAULTS, deepQuestion, placeOf, readDeepChoice } from '../../../frontend/src/core/deep-choice.js';

test('an empty choice is the notes’ own, and a link that cannot be read takes its defaults', () => {
  assert.deepEqual(readDeepChoice({}), DEFAULTS);
  const wrong = {
    mode: 'sideways',
    w: '2',
    depth: 151,
    width: 1.5,
    layers: 0,
    format: 'float8',
    init: 'hope',
    seed: -1,
  };
  assert.deepEqual(readDeepChoice(wrong), DEFAULTS);
  assert.deepEqual(readDeepChoice({ w: -2, depth: 3 }), { ...DEFAULTS, w: -2, depth: 3 });
});

test('the question asks for one kind of chain', () => {
  assert.deepEqual(deepQuestion({ ...DEFAULTS }), { linear: { weights: [1.5, 0.5], layers: 150 }, format: 'float64' });
  assert.equal('linear' in deepQuestion({ ...DEFAULTS, mode: 'chain' }), false);
});

test('the playhead walks forward to the last layer and then back to the input', () => {
  const places = [0, 2, 3, 4, 6, 9].map((step) => placeOf(step, 3));
  assert.deepEqual(
    places.map(({ layer, back }) => [layer, back]),
    [
      [0, false],
      [2, false],
      [3, false],
      [2, true],
      [0, true],
      [0, true],
    ],
  );
});

test('what is 0 stands on the floor and what is infinite at the ceiling, beyond everything finite', () => {
  const column = [1e-3, -1e3, 0, Infinity, Number.NaN];
  const decades = decadesOf([column]);
  assert.deepEqual([decades.zero, decades.infinite], [true, true]);
  const [small, large, zero, infinite, lost] = toDecades(column, decades);
  assert.deepEqual([small, large], [-3, 3]);
  assert.ok(Number(zero) < -3 && Number(infinite) > 3);
  assert.equal(lost, infinite);
});

test('an answer is cut into passages, and a row into columns and a histogram', () => {
  const header = {
    format: 'float64',
    smallest: 5e-324,
    largest: 1e308,
    columns: ['rms', 'edge'],
    bins: 3,
    deviations: [0.25],
    linear: { weights: [2], layers: 1 },
    chain: { inits: ['he'], layers: 1 },
  };
  const payload = Float64Array.from({ length: 4 + 20 }, (_, i) => i);
  const { linear, chain } = readDeepAnswer(header, payload);
  assert.deepEqual([...(linear[0]?.forward ?? [])], [0, 1]);
  assert.deepEqual([...(linear[0]?.backward ?? [])], [2, 3]);
  assert.deepEqual([...(chain[0]?.forward.column('edge') ?? [])], [5, 10]);
  assert.deepEqual([...(chain[0]?.forward.histogram(1) ?? [])], [11, 12, 13]);
  assert.deepEqual([...(chain[0]?.backward.column('rms') ?? [])], [14, 19]);
});
