import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bowlLoss, decaySpec, setStrength } from '../../../frontend/src/core/decay-spec.js';
import { penaltyOf } from '../../../frontend/src/stage/penalty-ground.js';

const spec = setStrength(decaySpec('surface'), 3);

test('the contour that is drawn goes through the minimum with the penalty, and touches its circle from outside', () => {
  const { rest, touching } = /** @type {import('../../../frontend/src/plots/penalty.js').Penalty} */ (penaltyOf(spec));
  assert.ok(rest);
  for (const at of touching) {
    assert.ok(Math.abs(bowlLoss(at) - bowlLoss(rest)) < 1e-9);
    assert.ok(Math.hypot(...at) >= Math.hypot(...rest) - 1e-9);
  }
});

test('the way of the minimum leads from the loss’s own to 0', () => {
  const { way, box } = /** @type {import('../../../frontend/src/plots/penalty.js').Penalty} */ (penaltyOf(spec));
  assert.deepEqual(
    [way[0], way.at(-1)],
    [
      [3, 2],
      [0, 0],
    ],
  );
  assert.equal(box, 1 / 3);
});

test('elsewhere there are circles alone, and where nothing decays nothing', () => {
  const other = { ...spec, problem: /** @type {const} */ ({ kind: 'surface', name: 'beale' }) };
  assert.equal(penaltyOf(other)?.rest, null);
  assert.equal(penaltyOf({ ...other, racers: [{ rule: 'gd' }] }), null);
});
