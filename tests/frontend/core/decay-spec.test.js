import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BOWL,
  bowlLoss,
  boxed,
  decaySpec,
  groundOf,
  isBowl,
  LEFT_OUT,
  penalised,
  setStrength,
  strengthOf,
  strengths,
  strengthsQuestion,
} from '../../../frontend/src/core/decay-spec.js';
import { openLab } from '../ui/page.js';

const surface = decaySpec('surface');
const network = decaySpec('network');

test('a strength that a link leaves out is what the server takes', () => {
  const silent = { ...surface, racers: surface.racers.map(({ knobs: _knobs, ...racer }) => racer) };
  assert.equal(strengthOf(silent), LEFT_OUT);
  assert.equal(openLab().catalogue.decay.knob.default, LEFT_OUT);
});

test('each ground opens with its strength, which one knob sets for all that decay', () => {
  assert.deepEqual([groundOf(surface), groundOf(network)], ['surface', 'network']);
  assert.deepEqual([strengthOf(surface), strengthOf(network)], [1, 5]);
  assert.deepEqual(
    setStrength(surface, 3).racers.map(({ knobs }) => knobs?.l2),
    [3, 3, 3, 3],
  );
  assert.deepEqual(
    setStrength(network, 50).racers.map((racer) => racer.network?.l2),
    [undefined, 50, 50],
  );
});

test('a decay of 0 is still the strength of who decays', () => {
  assert.equal(strengthOf(setStrength(surface, 0)), 0);
});

test('where loss and penalty are lowest their slopes cancel', () => {
  for (const l2 of [0, 0.3, 1, 7]) {
    const at = penalised(l2);
    for (const axis of [0, 1]) {
      const slope = Number(BOWL.curvatures[axis]) * (Number(at[axis]) - Number(BOWL.minimum[axis]));
      assert.ok(Math.abs(slope + l2 * Number(at[axis])) < 1e-12);
    }
  }
  assert.deepEqual(penalised(1), [1.5, 20 / 11]);
  assert.equal(bowlLoss(BOWL.minimum), 0);
});

test('the square holds what is beyond it, and only that', () => {
  assert.deepEqual(boxed(1), [1, 1]);
  assert.deepEqual(boxed(0.4), [2.5, 2]);
  assert.deepEqual(boxed(0.01), [3, 2]);
});

test('the strengths of the chart are those of its sweep', () => {
  const racer = /** @type {import('../../../frontend/src/core/spec.js').RacerSpec} */ (surface.racers[3]);
  const { axes, run } = strengthsQuestion(surface, racer);
  const [axis] = axes;
  const all = strengths();
  assert.equal(all.length, axis?.count);
  assert.deepEqual([axis?.name, axis?.scale, all[0]], ['l2', 'log', axis?.low]);
  assert.ok(Math.abs(Number(all.at(-1)) - Number(axis?.high)) < 1e-12);
  assert.deepEqual(
    run.racers.map(({ l2_form }) => l2_form),
    ['decoupled'],
  );
});

test('closed forms are told of their own bowl alone', () => {
  assert.ok(isBowl(surface.problem));
  assert.ok(!isBowl({ kind: 'formula', expression: 'x^2 + y^2' }));
});
