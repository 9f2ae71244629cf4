import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRacer, setDirection, setOwnStart } from '../../../frontend/src/core/racers.js';
import { setKnob, setSchedule, setStart, setSurfaceKnob } from '../../../frontend/src/core/spec.js';
import { differences } from '../../../frontend/src/core/spec-difference.js';
import { opening, catalogue as sample } from './sample-catalogue.js';

const titled = { ...sample, surface: (/** @type {string} */ name) => ({ ...sample.surface(name), title: text(name) }) };
const catalogue = /** @type {typeof sample} */ ({
  ...titled,
  schedule: (/** @type {string} */ name) => ({ ...sample.schedule(name), title: text(name) }),
});
/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */
const from = (/** @type {RunSpec} */ spec) => differences(spec, opening, catalogue);

function text(/** @type {string} */ name) {
  return { en: name, zh: name };
}

test('the same race has no differences, however it is written', () => {
  assert.deepEqual(from({ ...opening, racers: [{ rule: 'gd', knobs: { alpha: 0.05 } }, { rule: 'adam' }] }), []);
});

test('a knob is told by its racer and its value', () => {
  const [difference, ...rest] = from(setKnob(opening, 1, 'alpha', 0.3));
  assert.deepEqual([difference?.racer, difference?.value, rest], ['Adam', '0.3', []]);
  assert.equal(from(setSurfaceKnob(opening, 'condition', 100))[0]?.value, '100');
});

test('another ground is told before anything that goes with it', () => {
  const bowl = { ...opening, problem: /** @type {const} */ ({ kind: 'surface', name: 'bowl' }), start: [1, 2] };
  assert.deepEqual(from(bowl)[0]?.value, text('bowl'));
});

test('starts, schedules, directions, settings and racers that came are told', () => {
  assert.deepEqual(from(setStart(opening, [0, 3])), [{ key: 'start.title', value: '(0, 3)' }]);
  assert.deepEqual(from(setOwnStart(opening, 0, [1, 1])), [{ racer: 'GD', key: 'start.title', value: '(1, 1)' }]);
  assert.deepEqual(from(setSchedule(opening, 0, 'decay')), [{ racer: 'GD', value: text('decay') }]);
  assert.deepEqual(from(setDirection(opening, 0, 'plus')), [{ racer: 'GD', value: '+' }]);
  assert.deepEqual(from({ ...opening, noise: 0.5 }), [{ key: 'settings.noise', value: '0.5' }]);
  assert.deepEqual(from(addRacer(opening, 'gd', sample)), [{ value: 'GD 2' }]);
});
