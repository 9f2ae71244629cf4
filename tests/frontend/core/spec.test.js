import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalogue } from '../../../frontend/src/core/catalogue.js';
import {
  knobValue,
  pickSurface,
  racerKeys,
  setKnob,
  setKnobOfAll,
  setSchedule,
  setScheduleKnob,
  setStart,
  setSurfaceKnob,
  startOf,
} from '../../../frontend/src/core/spec.js';

const catalogue = createCatalogue(
  /** @type {any} */ ({
    rules: [
      { name: 'gd', knobs: [{ name: 'alpha' }] },
      { name: 'adam', knobs: [{ name: 'alpha' }, { name: 'beta1' }] },
      { name: 'fixed', knobs: [] },
    ],
    schedules: [],
    surfaces: [
      { name: 'bowl', starts: [{ at: [1, 2] }], rates: {}, steps: 100 },
      { name: 'beale', starts: [{ at: [3, 0.5] }], rates: { gd: 0.01 }, steps: 250 },
    ],
  }),
);
/** @type {import('../../../frontend/src/core/spec.js').RunSpec} */
const spec = {
  problem: { kind: 'surface', name: 'bowl', knobs: { k: 2 } },
  start: [5, 5],
  steps: 100,
  racers: [
    { rule: 'gd', knobs: { alpha: 1 }, start: [9, 9] },
    { rule: 'adam', knobs: { beta1: 0.5 } },
    { rule: 'fixed' },
  ],
};

test('racers of one rule are told apart by a number', () => {
  assert.deepEqual(racerKeys([{ rule: 'adam' }, { rule: 'gd' }, { rule: 'adam' }, { rule: 'adam' }]), [
    'adam',
    'gd',
    'adam-2',
    'adam-3',
  ]);
});

test('a knob is set for one racer, and the old spec is untouched', () => {
  const next = setKnob(spec, 1, 'alpha', 0.3);
  assert.deepEqual(next.racers[1]?.knobs, { beta1: 0.5, alpha: 0.3 });
  assert.equal(next.racers[0], spec.racers[0]);
  assert.deepEqual(spec.racers[1]?.knobs, { beta1: 0.5 });
});

test('linked rates move every racer that has one', () => {
  const knobs = setKnobOfAll(spec, 'alpha', 0.3, catalogue).racers.map((racer) => racer.knobs);
  assert.deepEqual(knobs, [{ alpha: 0.3 }, { beta1: 0.5, alpha: 0.3 }, undefined]);
});

test('a schedule starts from its defaults and keeps its knobs while they change', () => {
  const scheduled = setScheduleKnob(setSchedule(spec, 0, 'staircase'), 0, 'every', 5);
  assert.deepEqual(setScheduleKnob(scheduled, 0, 'factor', 0.5).racers[0]?.schedule, {
    name: 'staircase',
    knobs: { every: 5, factor: 0.5 },
  });
});

test('one start is for every racer', () => {
  const next = setStart(spec, [0, 1]);
  assert.deepEqual(
    [next.start, next.racers.map((racer) => racer.start)],
    [
      [0, 1],
      [undefined, undefined, undefined],
    ],
  );
});

test('another surface brings its own start, length and rates, and keeps the other knobs', () => {
  const next = pickSurface(spec, 'beale', catalogue);
  assert.deepEqual(
    [next.problem, next.start, next.steps],
    [{ kind: 'surface', name: 'beale', knobs: {} }, [3, 0.5], 250],
  );
  assert.deepEqual(
    next.racers.map((racer) => racer.knobs),
    [{ alpha: 0.01 }, { beta1: 0.5 }, undefined],
  );
});

test("a surface's knobs and its first start are found", () => {
  const { problem } = setSurfaceKnob(spec, 'k', 7);
  assert.deepEqual(problem.kind === 'surface' && problem.knobs, { k: 7 });
  assert.deepEqual(
    [startOf(spec, catalogue), startOf({ ...spec, start: null }, catalogue)],
    [
      [5, 5],
      [1, 2],
    ],
  );
});

test('a knob that is not set has its default', () => {
  assert.deepEqual(
    [knobValue({ a: 1 }, { name: 'a', default: 2 }), knobValue(undefined, { name: 'a', default: 2 })],
    [1, 2],
  );
});

test('a name that is not in the catalogue is an error', () => {
  assert.throws(() => catalogue.rule('magic'), RangeError);
});
