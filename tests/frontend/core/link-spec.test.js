import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatLink, parseLink } from '../../../frontend/src/core/link.js';
import { fillSpec, specText, trimSpec } from '../../../frontend/src/core/link-spec.js';
import { catalogue, opening } from './sample-catalogue.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

const number = fc.double({ min: 0, max: 1e6, noNaN: true }).filter((x) => !Object.is(x, -0));
const knobs = (/** @type {readonly string[]} */ ...names) =>
  fc.record(Object.fromEntries(names.map((name) => [name, number])), { requiredKeys: [], noNullPrototype: true });
const style = fc.record(
  {
    colour: fc.constantFrom(...catalogue.signs.colour.map(({ value }) => value)),
    dash: fc.constantFrom(...catalogue.signs.dash.map(({ value }) => value)),
    marker: fc.constantFrom(...catalogue.signs.marker.map(({ value }) => value)),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const racer = fc.record(
  {
    rule: fc.constantFrom('gd', 'adam'),
    label: fc.constantFrom('GD', 'Adam', 'Adam 2', 'mine'),
    knobs: knobs('alpha'),
    schedule: fc.oneof(
      fc.constant({ name: 'constant' }),
      fc.record({ name: fc.constant('decay'), knobs: knobs('rate') }, { noNullPrototype: true }),
    ),
    start: fc.tuple(number, number),
    sign: fc.constantFrom('minus', 'plus'),
    style,
  },
  { requiredKeys: ['rule'], noNullPrototype: true },
);
const spec = /** @type {fc.Arbitrary<any>} */ (
  fc.record(
    {
      problem: fc.oneof(
        fc.record({ kind: fc.constant('surface'), name: fc.constant('ravine'), knobs: knobs('condition') }),
        fc.constant({ kind: 'surface', name: 'bowl' }),
        fc.constant({ kind: 'formula', expression: 'a^2', parameters: ['a'], fixed: {} }),
      ),
      start: fc.tuple(number, number),
      steps: fc.integer({ min: 1, max: 300 }),
      seed: fc.constantFrom(0, 7),
      noise: fc.constantFrom(0, 0.5),
      steps_per_epoch: fc.constantFrom(10, 3),
      target: fc.constantFrom(null, 0.1),
      racers: fc.array(racer, { minLength: 1, maxLength: 6 }),
    },
    { requiredKeys: ['problem', 'racers'], noNullPrototype: true },
  )
);
/** A link's whole way: written, read, filled in. */
const travel = (/** @type {RunSpec} */ value) => {
  const read = parseLink(formatLink({ spec: trimSpec(value, catalogue) })).spec;
  assert.ok(read);
  return fillSpec(read, catalogue);
};

test('what a link leaves out is filled in again: the same race, with the same names and signs', () => {
  fc.assert(
    fc.property(spec, (given) => {
      const full = fillSpec(given, catalogue);
      const read = travel(full);
      assert.deepEqual(
        read.racers.map(({ label, style: sign }) => [label, sign]),
        full.racers.map(({ label, style: sign }) => [label, sign]),
      );
      assert.equal(specText(read, catalogue), specText(full, catalogue));
      assert.deepEqual(trimSpec(read, catalogue), trimSpec(full, catalogue));
    }),
  );
});

test('what is told survives to the last bit; what is as usual is not told', () => {
  assert.deepEqual(trimSpec(opening, catalogue), {
    problem: { kind: 'surface', name: 'ravine' },
    steps: 300,
    racers: [{ rule: 'gd', knobs: { alpha: 0.05 } }, { rule: 'adam' }],
  });
  const odd = { ...opening, noise: 0.1 + 0.2, start: [5e-324, -0.1], target: 0 };
  const { noise, start, target } = travel(odd);
  assert.deepEqual([noise, start, target], [0.1 + 0.2, [5e-324, -0.1], 0]);
});

test('a sign is told only where it is not what the racer would be given', () => {
  const two = { ...opening, racers: [{ rule: 'gd' }, { rule: 'gd' }] };
  const full = fillSpec(two, catalogue);
  assert.deepEqual(trimSpec(full, catalogue).racers, two.racers);
  const swapped = { ...full, racers: [...full.racers].reverse() };
  assert.ok(trimSpec(swapped, catalogue).racers.some((told) => told.style && told.label));
  assert.deepEqual(
    travel(swapped).racers.map(({ style: sign }) => sign?.colour),
    ['#56B4E9', '#0072B2'],
  );
});

test('a manual schedule keeps its changes', () => {
  const schedule = { name: 'manual', knobs: { changes: /** @type {const} */ ([[3, 0.5]]) } };
  const planned = fillSpec({ ...opening, racers: [{ rule: 'gd', schedule }] }, catalogue);
  assert.deepEqual(travel(planned).racers[0]?.schedule, schedule);
});

test('a link without a number of steps runs as long as its surface proposes', () => {
  const bowl = parseLink('#spec={"problem":{"kind":"surface","name":"bowl"},"racers":[{"rule":"gd"}]}').spec;
  assert.ok(bowl);
  assert.equal(fillSpec(bowl, catalogue).steps, 80);
});
