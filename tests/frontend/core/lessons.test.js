import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningOf, formatPlace, holds, isDone, openAt, withLesson } from '../../../frontend/src/core/lessons.js';
import { createProgress } from '../../../frontend/src/core/progress.js';

const text = { en: '', zh: '' };
const step = (/** @type {any} */ more) => ({
  scene: 'race',
  begin: null,
  do: text,
  notice: text,
  done: [],
  solve: {},
  ...more,
});
const spec = /** @type {any} */ ({ problem: { kind: 'surface', name: 'bowl' }, racers: [{ rule: 'gd' }] });
const lesson = /** @type {any} */ ({
  name: 'one',
  steps: [step({ begin: { spec, step: 0 } }), step({}), step({ begin: { own: { a: 1 } } }), step({ scene: 'deep' })],
});

/** A run of one racer whose first parameter is its row, and which diverged at row 3. */
const run = /** @type {any} */ ({
  finished: true,
  last: 3,
  racers: [
    {
      end: { kind: 'diverged', step: 3 },
      has: (/** @type {string} */ name) => name === 'params',
      at: (/** @type {string} */ _name, /** @type {number} */ row) => row,
    },
  ],
});
const seen = { spec: { racers: [{ knobs: { alpha: 5 } }] }, own: { mode: 'chain', flag: true }, step: 2, run, row: 2 };

test('a place is read as it is written, and one that does not exist is none', () => {
  assert.equal(formatPlace(lesson, 1), 'one.2');
  assert.equal(openAt('one.2', [lesson])?.place, 1);
  for (const wrong of ['', 'one', 'one.0', 'one.5', 'two.1', 'one.x']) assert.equal(openAt(wrong, [lesson]), null);
});

test('a step opens with what the ones before it in its scene have said', () => {
  assert.deepEqual(beginningOf(lesson, 1), { spec, step: 0 });
  assert.deepEqual(beginningOf(lesson, 2), { spec, step: 0, own: { a: 1 } });
  assert.deepEqual(beginningOf(lesson, 3), {});
});

test('a link with a lesson and no scene opens the step; one that says what it shows shows that', () => {
  assert.deepEqual(withLesson({ lesson: 'one.2' }, [lesson]), { lesson: 'one.2', scene: 'race', spec, step: 0 });
  assert.deepEqual(withLesson({ lesson: 'one.2', scene: 'deep' }, [lesson]), { lesson: 'one.2', scene: 'deep' });
  assert.deepEqual(withLesson({ lesson: 'two.1' }, [lesson]), { lesson: 'two.1' });
});

test('conditions look at the run, the choices and the playhead', () => {
  const knob = /** @type {const} */ (['racers', 0, 'knobs', 'alpha']);
  assert.ok(holds({ of: 'spec', path: knob, equals: 5 }, seen));
  assert.ok(holds({ of: 'spec', path: knob, at_least: 5, at_most: 5 }, seen));
  assert.ok(!holds({ of: 'spec', path: knob, at_least: 5.1 }, seen));
  assert.ok(!holds({ of: 'spec', path: ['racers', 1, 'knobs', 'alpha'], at_most: 9 }, seen));
  assert.ok(holds({ of: 'own', path: ['mode'], equals: 'chain' }, seen));
  assert.ok(!holds({ of: 'own', path: ['mode'], at_least: 0 }, seen), 'a word lies in no range');
  assert.ok(holds({ of: 'step', path: [], at_least: 2 }, seen));
  assert.ok(!holds({ of: 'step', path: [], at_least: 3 }, seen));
  assert.ok(holds({ of: 'value', path: [0, 'params', 0], at_least: 2, at_most: 2 }, seen));
  const unrecorded = { ...seen, own: { rate: Number.NaN } };
  assert.ok(!holds({ of: 'own', path: ['rate'], at_most: 9 }, unrecorded), 'what is no number lies in no range');
  assert.ok(!holds({ of: 'value', path: [0, 'V', 0], at_least: 0 }, seen), 'the rule keeps no V');
});

test('a run has ended when the playhead is there, and not while it is still coming', () => {
  const away = /** @type {const} */ ({ of: 'end', path: [0], equals: 'diverged' });
  assert.ok(!holds(away, seen));
  assert.ok(holds(away, { ...seen, row: 3 }));
  assert.ok(!holds(away, { ...seen, row: 3, run: { ...run, finished: false } }));
});

test('nothing holds of a run that is not the one asked for, and a step needs all its conditions', () => {
  const none = { ...seen, spec: null, run: null, step: -1 };
  assert.ok(!holds({ of: 'step', path: [], at_least: 0 }, none));
  assert.ok(!holds({ of: 'value', path: [0, 'params', 0], at_least: 0 }, none));
  const both = [
    { of: /** @type {const} */ ('step'), path: [], at_least: 1 },
    { of: /** @type {const} */ ('own'), path: ['flag'], equals: true },
  ];
  assert.ok(isDone(step({ done: both }), seen));
  assert.ok(!isDone(step({ done: both }), { ...seen, own: {} }));
});

/** A browser's storage, or one that says no. */
function storageOf(/** @type {Map<string, string>} */ kept) {
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: kept.set.bind(kept),
  });
}

test('progress is kept, once for each step, and read again', () => {
  const kept = new Map();
  const progress = createProgress(() => storageOf(kept));
  progress.add('one', 2);
  progress.add('one', 0);
  progress.add('one', 2);
  const again = createProgress(() => storageOf(kept));
  assert.deepEqual(again.done.value, { one: [0, 2] });
  assert.deepEqual([again.has('one', 2), again.has('one', 1), again.count('two')], [true, false, 0]);
  again.clear();
  assert.deepEqual(createProgress(() => storageOf(kept)).done.value, {});
});

test('where nothing can be kept, or something else is there, lessons begin anew', () => {
  const forbidden = createProgress(() => {
    throw new Error('no');
  });
  forbidden.add('one', 0);
  assert.ok(forbidden.has('one', 0));
  for (const text of ['{', 'null', '[]', '{"one":"two"}', '{"one":[0.5]}']) {
    const kept = new Map([['descentlab.lessons', text]]);
    assert.deepEqual(createProgress(() => storageOf(kept)).done.value, {});
  }
});
