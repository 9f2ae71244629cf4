import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLink, unknownNames, unreadFields } from '../../../frontend/src/core/link.js';
import { catalogue, opening } from './sample-catalogue.js';

const MEGABYTE = 1_000_000;
const racer = { rule: 'gd', label: 'x' };

/** Links of a megabyte, each large in another way. */
const LARGE = {
  letters: 'x'.repeat(MEGABYTE),
  ampersands: '&'.repeat(MEGABYTE),
  'percent signs': '%'.repeat(MEGABYTE),
  'equal signs': '='.repeat(MEGABYTE),
  digits: `step=${'9'.repeat(MEGABYTE)}`,
  brackets: `spec=${'['.repeat(MEGABYTE / 2)}${']'.repeat(MEGABYTE / 2)}`,
  objects: `own=${'{"a":'.repeat(MEGABYTE / 6)}1${'}'.repeat(MEGABYTE / 6)}`,
  'a label': `spec=${JSON.stringify({ ...opening, racers: [{ ...racer, label: 'x'.repeat(MEGABYTE) }] })}`,
  racers: `spec=${JSON.stringify({ ...opening, racers: Array(MEGABYTE / 25).fill(racer) })}`,
  pins: `pins=${JSON.stringify(Array(1000).fill(opening))}`,
};

for (const [kind, fragment] of Object.entries(LARGE)) {
  test(`a link of a megabyte of ${kind} is read or left out at once`, () => {
    const began = performance.now();
    const view = parseLink(`#${fragment}`);
    assert.ok(Object.keys(view).length <= 1);
    assert.ok((view.pins ?? []).length < 20);
    assert.equal(view.step, undefined);
    assert.ok(performance.now() - began < 2000);
  });
}

test('names of prototypes are names like any other', () => {
  const spec =
    '{"problem":{"kind":"surface","name":"__proto__"},"racers":[{"rule":"constructor","__proto__":{"x":1}}]}';
  const view = parseLink(`#scene=__proto__&__proto__=1&constructor=2&spec=${spec}&own={"__proto__":{"y":1}}`);
  const clean = /** @type {any} */ ({});
  assert.deepEqual([clean.x, clean.y, view.scene], [undefined, undefined, undefined]);
  if (view.spec) assert.deepEqual(unknownNames(view.spec, catalogue), ['__proto__', 'constructor']);
  assert.ok(unreadFields('__proto__=1').length === 1);
});

test('what an earlier form of links would say today is told as not understood, and the rest is read', () => {
  const fragment = 'v=0&optimizers=gd,adam&scene=race&step=3';
  assert.deepEqual(parseLink(`#${fragment}`), { scene: 'race', step: 3 });
  assert.deepEqual(unreadFields(fragment), ['v=0', 'optimizers=gd,adam']);
});
