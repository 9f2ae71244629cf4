import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawablesOf, marksOfLight, marksOfPhase } from '../../../frontend/src/core/marks.js';
import { recordedRacers } from './recorded.js';

const racers = recordedRacers();
const racer = (/** @type {string} */ name) => {
  const found = racers.find(({ track }) => track.spec.rule === name);
  assert.ok(found);
  return found;
};
const drawn = (/** @type {string} */ name) =>
  Object.fromEntries(drawablesOf(racer(name).source).map(({ name: symbol, drawing }) => [symbol, drawing]));

test('what grows with the gradient is an arrow, with its square a square, what is taken off the parameters a way', () => {
  const adam = { g: 'gradient', V: 'gradient', S: 'square', Vc: 'gradient', Sc: 'square', step: 'way' };
  assert.deepEqual(drawn('adam'), adam);
  assert.deepEqual(drawn('adamw'), { ...adam, decay: 'way' });
  assert.deepEqual(drawn('gd'), { g: 'gradient', step: 'way' });
  assert.deepEqual(drawn('nesterov'), { g: 'gradient', V: 'gradient', step: 'way' });
  assert.deepEqual(drawn('adagrad'), { g: 'gradient', S: 'square', step: 'way' });
});

test('each phase adds its own marks to those before it', () => {
  const { source } = racer('adam');
  const drawables = drawablesOf(source);
  const marks = (/** @type {any} */ phase) => marksOfPhase(source, drawables, phase, 3);
  const names = (/** @type {any} */ phase) => marks(phase).map(({ name, strong }) => (strong ? name : `(${name})`));
  assert.deepEqual(names('gradient'), ['g']);
  assert.deepEqual(names('averages'), ['(g)', 'V', 'S']);
  assert.deepEqual(names('correction'), ['(g)', '(V)', '(S)', 'Vc', 'Sc']);
  assert.deepEqual(names('move').slice(-1), ['step']);
});

test('a lit symbol is drawn with the recorded numbers, as it was before the update where it is meant so', () => {
  const { source, said } = racer('momentum');
  const drawables = drawablesOf(source);
  const value = (/** @type {string} */ name, /** @type {number} */ ahead) =>
    marksOfLight(source, drawables, { name, ahead }, 4).find(({ strong }) => strong)?.value;
  assert.deepEqual(value('g', -1), said.grad?.[3]);
  assert.deepEqual(value('V', 0), said.V?.[4]);
  assert.deepEqual(value('V', -1), said.V?.[3]);
  assert.deepEqual(value('step', 0), said.step?.[4]);
});

test('beside what is drawn to the gradient s scale stands the gradient; beside a step nothing', () => {
  const { source } = racer('adam');
  const names = (/** @type {string} */ name) =>
    marksOfLight(source, drawablesOf(source), { name, ahead: 0 }, 2).map((mark) => mark.name);
  assert.deepEqual(names('Sc'), ['g', 'Sc']);
  assert.deepEqual(names('step'), ['step']);
  assert.deepEqual(names('beta1_t'), []);
});
