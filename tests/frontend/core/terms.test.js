import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heavyRate, partOf, setForms } from '../../../frontend/src/core/rules-spec.js';
import { canSwitch, racerOf, switched, TERMS, termsOf, withTerms } from '../../../frontend/src/core/terms.js';

const rates = { gd: 0.047, momentum: 0.12, rmsprop: 0.02, adam: 0.08 };
const catalogue = /** @type {any} */ ({ surface: () => ({ rates }) });
const none = { V: false, S: false, corrected: false };

test('every choice of terms is a racer that has just these', () => {
  for (const V of [false, true])
    for (const [S, corrected] of /** @type {const} */ ([
      [false, false],
      [true, false],
      [true, true],
    ]))
      assert.deepEqual(termsOf(racerOf({ V, S, corrected }, catalogue)), { V, S, corrected });
});

test('the named rules are the notes’ own', () => {
  const rules = [none, { ...none, V: true }, { ...none, S: true }, { V: true, S: true, corrected: true }];
  assert.deepEqual(
    rules.map((terms) => racerOf(terms, catalogue)),
    ['gd', 'momentum', 'rmsprop', 'adam'].map((rule) => ({
      rule,
      knobs: { alpha: rates[/** @type {keyof typeof rates} */ (rule)] },
    })),
  );
});

test('the correction needs an S, and goes with it', () => {
  assert.deepEqual(
    TERMS.map((term) => canSwitch(none, term)),
    [true, true, false],
  );
  assert.deepEqual(switched({ V: true, S: true, corrected: true }, 'S'), { ...none, V: true });
});

test('only the racer that is put together changes', () => {
  const spec = /** @type {any} */ ({ racers: [{ rule: 'gd' }, { rule: 'momentum' }, { rule: 'nesterov' }] });
  const built = withTerms(spec, { ...none, S: true }, catalogue);
  assert.deepEqual(
    built.racers.map(({ rule }) => rule),
    ['gd', 'rmsprop', 'nesterov'],
  );
  assert.equal(withTerms({ ...spec, racers: [{ rule: 'gd' }] }, none, catalogue).racers.length, 2);
});

test('the heavy ball’s rate follows the averaging form', () => {
  const spec = /** @type {any} */ ({
    racers: [
      { rule: 'momentum', knobs: { form: 'averaging' } },
      { rule: 'momentum', knobs: { form: 'heavy_ball' } },
    ],
  });
  const [one, other] = setForms(spec, 0.12, 0.5).racers;
  assert.deepEqual([one?.knobs?.alpha, other?.knobs?.alpha, other?.knobs?.beta], [0.12, 0.06, 0.5]);
  assert.equal(heavyRate(0.12, 0.9), 0.012);
});

test('a link can name a part; what it cannot name is the first', () => {
  assert.deepEqual(
    [{ part: 'bias' }, { part: 'x' }, {}].map((own) => partOf(own)),
    ['bias', 'terms', 'terms'],
  );
});
