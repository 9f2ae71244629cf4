import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalogue } from '../../../frontend/src/core/catalogue.js';
import { mapAxes, specAt } from '../../../frontend/src/core/class-map.js';
import { questionOf } from '../../../frontend/src/ui/room-ask.js';
import { numberRanges } from '../../../frontend/src/ui/room-results.js';

const knob = (/** @type {string} */ name) => ({ kind: 'number', name, slider: [0.001, 1], scale: 'log' });
const catalogue = createCatalogue(
  /** @type {any} */ ({
    rules: [
      { name: 'gd', knobs: [knob('alpha')] },
      { name: 'adam', knobs: [knob('alpha'), knob('beta1'), { kind: 'choice', name: 'form' }] },
    ],
    schedules: [],
    surfaces: [],
    decay: { knobs: [] },
    presets: [],
    lessons: [],
  }),
);
const spec = /** @type {any} */ ({
  racers: [
    { rule: 'gd', knobs: {} },
    { rule: 'adam', knobs: { alpha: 0.1 } },
  ],
});

test('a map is offered over number knobs, first those of a racer that has two', () => {
  const axes = mapAxes(spec, catalogue, 0);
  assert.deepEqual(
    axes.map(({ name }) => name),
    ['adam.alpha', 'adam.beta1', 'gd.alpha'],
  );
  assert.deepEqual([axes[0]?.low, axes[0]?.high, axes[0]?.scale], [0.001, 1, 'log']);
});

test('a point of the map is the run with both knobs there', () => {
  const [alpha, beta1] = mapAxes(spec, catalogue, 1);
  const tried = specAt(spec, /** @type {any} */ ([alpha, beta1]), [0.5, 0.9], catalogue);
  assert.deepEqual(tried?.spec.racers[1]?.knobs, { alpha: 0.5, beta1: 0.9 });
  assert.equal(tried?.index, 1);
  const other = /** @type {any} */ ({ racers: [{ rule: 'gd', knobs: {} }] });
  assert.equal(specAt(other, /** @type {any} */ ([alpha, beta1]), [0.5, 0.9], catalogue), null);
});

test('a question is asked only when it can be answered', () => {
  const offered = mapAxes(spec, catalogue, 1);
  assert.equal(questionOf('choice', '', ['one'], [], []), null);
  assert.deepEqual(questionOf('choice', 'q', ['a', 'b'], [], []), { kind: 'choice', text: 'q', options: ['a', 'b'] });
  assert.deepEqual(questionOf('point', 'q', [], [], []), { kind: 'point', text: 'q' });
  assert.equal(questionOf('map', '', [], ['adam.alpha', 'adam.alpha'], offered), null);
  assert.equal(questionOf('map', '', [], ['adam.alpha', 'adam.beta1'], offered)?.axes?.length, 2);
});

test('numbers fall into ranges that hold them all', () => {
  const ranges = numberRanges([1, 2, 2, 10], 2);
  assert.equal(
    ranges.reduce((all, { count }) => all + count, 0),
    4,
  );
  assert.deepEqual(
    ranges.map(({ own }) => own),
    [true, false, false],
  );
  assert.deepEqual(numberRanges([5, 5], null), [{ name: '5', count: 2, own: false }]);
  assert.deepEqual(numberRanges([], 1), []);
});
