import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillSpec, trimSpec } from '../../../frontend/src/core/link-spec.js';
import { setCorrected, setDecayForm } from '../../../frontend/src/core/racers.js';
import { setKnobOfAll } from '../../../frontend/src/core/spec.js';
import { differences } from '../../../frontend/src/core/spec-difference.js';
import { corrects } from '../../../frontend/src/core/variants.js';
import { opening, catalogue as sample } from './sample-catalogue.js';

const adam = sample.rule('adam');
const decaying = setDecayForm(opening, 1, 'coupled');

test('a racer that asks for nothing follows the rule itself', () => {
  assert.equal(sample.ruleOf({ rule: 'adam' }), adam);
  assert.equal(sample.ruleOf({ rule: 'adam', corrected: true }), adam);
});

test('with decay a rule has its lines and the knob of its strength', () => {
  const rule = sample.ruleOf({ rule: 'adam', l2_form: 'coupled' });
  assert.deepEqual(rule.lines, adam.variants[0]?.lines);
  assert.deepEqual(
    rule.knobs.map(({ name }) => name),
    ['alpha', 'beta1', 'l2'],
  );
});

test('left uncorrected a rule has neither the correction nor its powers', () => {
  const rule = sample.ruleOf({ rule: 'adam', corrected: false });
  assert.deepEqual([rule.powers, corrects(rule)], [{}, false]);
  assert.deepEqual([corrects(adam), corrects(sample.rule('gd'))], [true, false]);
});

test('the strength goes with the decay, and only to racers that decay', () => {
  const strong = setKnobOfAll(decaying, 'l2', 2, sample);
  assert.deepEqual(
    strong.racers.map(({ knobs }) => knobs?.l2),
    [undefined, 2],
  );
  assert.deepEqual(setDecayForm(strong, 1, null).racers[1], opening.racers[1]);
});

test('a link says the variant, and nothing of it where there is none', () => {
  const strong = setKnobOfAll(decaying, 'l2', 2, sample);
  const [plain, told] = trimSpec(strong, sample).racers;
  assert.deepEqual([told?.l2_form, told?.knobs], ['coupled', { l2: 2 }]);
  assert.deepEqual([plain?.l2_form, plain?.corrected], [undefined, undefined]);
  assert.equal(fillSpec(trimSpec(strong, sample), sample).racers[1]?.l2_form, 'coupled');
  const raw = setCorrected(opening, 1, false);
  assert.equal(trimSpec(raw, sample).racers[1]?.corrected, false);
  assert.equal(setCorrected(raw, 1, true).racers[1]?.corrected, undefined);
});

test('decay and correction are differences of a run', () => {
  assert.deepEqual(differences(decaying, opening, sample), [
    { racer: 'Adam', symbol: 'λ', value: { en: 'coupled', zh: '耦合' } },
  ]);
  assert.deepEqual(differences(setCorrected(opening, 1, false), opening, sample), [
    { racer: 'Adam', key: 'racer.corrected', value: '–' },
  ]);
});
