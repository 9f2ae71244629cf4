import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatInspect, INSPECT, parseInspect } from '../../../frontend/src/core/inspect-choice.js';

const anyChoice = fc.record({
  open: fc.boolean(),
  digits: fc.oneof(fc.integer({ min: 3, max: 17 }), fc.constant(/** @type {const} */ ('all'))),
  axis: fc.oneof(fc.nat(50), fc.constant(/** @type {const} */ ('all'))),
  table: fc.boolean(),
  columns: fc.option(fc.uniqueArray(fc.constantFrom('W', 'g', 'V', 'Sc', 'beta1_t', 'J'))),
});

test('every choice comes back from its link', () => {
  fc.assert(fc.property(anyChoice, (choice) => assert.deepEqual(parseInspect(formatInspect(choice)), { ...choice })));
});

test('what the inspector opens with says nothing', () => assert.equal(formatInspect(INSPECT), '{}'));

const ODD = ['', 'null', '[]', '{"digits":2}', '{"digits":18}', '{"axis":-1}', '{"axis":"x"}', '{"columns":[1]}', '7'];
for (const raw of ODD)
  test(`of ${raw || 'nothing'} only what can be read is taken`, () =>
    assert.deepEqual(parseInspect(raw) ?? INSPECT, INSPECT));

test('more columns than any rule has are not taken', () => {
  assert.equal(parseInspect(JSON.stringify({ columns: Array(25).fill('V') }))?.columns, null);
});
