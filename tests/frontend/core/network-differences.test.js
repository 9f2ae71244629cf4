import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, differenceText } from '../../../frontend/src/core/network-differences.js';
import { catalogue as sample } from './sample-catalogue.js';

const text = (/** @type {string} */ en) => ({ en, zh: en });
/** The sample catalogue, with networks and with symbols and titles to name things by. */
const catalogue = /** @type {any} */ ({
  ...sample,
  rule: (/** @type {string} */ name) => ({
    knobs: sample.rule(name).knobs.map((knob) => ({ ...knob, symbol: knob.name })),
  }),
  schedule: (/** @type {string} */ name) => ({
    title: text(name),
    knobs: sample.schedule(name).knobs.map((knob) => ({ ...knob, symbol: knob.name })),
  }),
  networks: {
    inits: [
      { name: 'he', title: text('He') },
      { name: 'zeros', title: text('zeros') },
    ],
    activations: [],
    defaults: {
      data: { name: 'circle' },
      network: { hidden: [4, 2], init: 'he', batch_norm: false, l2: 0, l2_form: 'coupled' },
      batch_size: 10,
    },
  },
});
const i18n = /** @type {any} */ ({
  pick: (/** @type {{ en: string }} */ { en }) => en,
  t: (/** @type {string} */ key, /** @type {object} */ params = {}) =>
    [key.replace('network.differs.', ''), ...Object.values(params)].join(' '),
});
const told = (/** @type {object[]} */ ...racers) => {
  const spec = /** @type {any} */ ({ problem: { kind: 'network' }, racers });
  const found = differences(spec, catalogue);
  return found.map((one, i) => differenceText(one, spec.racers[i].rule, { catalogue, i18n, spec }));
};

test('racers of different rules that train alike are told apart by their rules alone', () => {
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'adam', knobs: { alpha: 0.5 } }), ['', '']);
});

test('knobs are told among racers of one rule, with what is left out filled in', () => {
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', knobs: { alpha: 0.5 } }, { rule: 'adam' }), [
    'alpha 0.01',
    'alpha 0.5',
    '',
  ]);
});

test('batch size, initialisation, normalisation and decay are told', () => {
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', batch_size: 64 }), ['batch_size 10', 'batch_size 64']);
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', network: { init: 'zeros' } }), ['He', 'zeros']);
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', network: { batch_norm: true } }), [
    'batch_norm.false',
    'batch_norm.true',
  ]);
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', network: { l2: 2, l2_form: 'decoupled' } }), [
    'l2.none',
    'l2 2 network.l2_form.decoupled',
  ]);
});

test('a schedule is told with the knobs that are turned', () => {
  const decay = (/** @type {object} */ knobs) => ({ rule: 'gd', schedule: { name: 'decay', knobs } });
  assert.deepEqual(told({ rule: 'gd' }, decay({})), ['constant', 'decay']);
  assert.deepEqual(told(decay({}), decay({ rate: 5 })), ['decay', 'decay rate 5']);
  assert.deepEqual(told(decay({}), decay({ rate: 1 })), ['', '']);
});

test('the sign of the step and uncorrected averages are told', () => {
  assert.deepEqual(told({ rule: 'gd' }, { rule: 'gd', sign: 'plus' }), ['−∇J', '+∇J']);
  assert.deepEqual(told({ rule: 'adam' }, { rule: 'adam', corrected: false }), ['corrected.true', 'corrected.false']);
});
