import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addOpposite,
  addRacer,
  duplicateRacer,
  moveRacer,
  removeRacer,
  renameRacer,
  setDirection,
  setOwnStart,
  setSignPart,
} from '../../../frontend/src/core/racers.js';
import { rateOf, setRate } from '../../../frontend/src/core/rates.js';
import { signRacers } from '../../../frontend/src/core/signs.js';
import { setStart } from '../../../frontend/src/core/spec.js';
import { catalogue, opening } from './sample-catalogue.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

const labels = (/** @type {RunSpec} */ spec) => spec.racers.map(({ label }) => label);
const colours = (/** @type {RunSpec} */ spec) => spec.racers.map(({ style }) => style?.colour);
const rates = (/** @type {RunSpec} */ spec) => spec.racers.map((_, i) => rateOf(spec, i, catalogue));

test('a racer that comes has its own name and sign, and the rate that suits the surface', () => {
  const added = addRacer(opening, 'gd', catalogue);
  assert.deepEqual(labels(added), ['GD', 'Adam', 'GD 2']);
  assert.equal(rateOf(added, 2, catalogue), 0.05);
  assert.equal(new Set(colours(added)).size, 3);
});

test('a copy runs as the first does, beside it, and looks unlike it', () => {
  const tuned = setDirection(setOwnStart(setRate(opening, 1, 0.3, 'alone', catalogue), 1, [0, 1]), 1, 'plus');
  const { racers } = duplicateRacer(tuned, 1, catalogue);
  const [, first, copy] = racers;
  assert.deepEqual([copy?.knobs, copy?.start, copy?.sign], [first?.knobs, [0, 1], 'plus']);
  assert.notDeepEqual(copy?.style, first?.style);
  assert.equal(copy?.label, 'Adam 2');
});

test('the opposite of a racer adds what it takes off, and back again', () => {
  const both = addOpposite(opening, 0, catalogue);
  assert.deepEqual([both.racers[1]?.sign, both.racers[1]?.label], ['plus', 'GD (+)']);
  assert.deepEqual(both.racers[1]?.knobs, opening.racers[0]?.knobs);
  assert.equal(addOpposite(both, 1, catalogue).racers[2]?.sign, 'minus');
});

test('there are never more racers than the server takes, and never none', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('add', 'copy', 'opposite', 'remove', 'move'), { maxLength: 30 }), (acts) => {
      const change = {
        add: (/** @type {RunSpec} */ spec) => addRacer(spec, 'adam', catalogue),
        copy: (/** @type {RunSpec} */ spec) => duplicateRacer(spec, 0, catalogue),
        opposite: (/** @type {RunSpec} */ spec) => addOpposite(spec, 0, catalogue),
        remove: (/** @type {RunSpec} */ spec) => removeRacer(spec, 0),
        move: (/** @type {RunSpec} */ spec) => moveRacer(spec, 0, 1),
      };
      const end = acts.reduce((spec, act) => change[act](spec), opening);
      assert.ok(end.racers.length >= 1 && end.racers.length <= 6);
      assert.equal(new Set(colours(end)).size, end.racers.length);
    }),
  );
});

test('racers change places within the line', () => {
  const three = addRacer(opening, 'gd', catalogue);
  assert.deepEqual(labels(moveRacer(three, 0, 1)), ['Adam', 'GD', 'GD 2']);
  assert.deepEqual(labels(moveRacer(three, 2, -1)), ['GD', 'GD 2', 'Adam']);
  assert.equal(moveRacer(three, 2, 1), three);
  assert.equal(moveRacer(three, 0, -1), three);
});

test('a name is what is typed; an empty one is the rule’s own again', () => {
  const named = renameRacer(opening, 0, '  slow one ', catalogue);
  assert.equal(labels(named)[0], 'slow one');
  assert.equal(labels(renameRacer(named, 0, '', catalogue))[0], 'GD');
});

test('one part of a sign changes, the others stay', () => {
  const { style } = setSignPart(opening, 0, 'marker', 'star', catalogue).racers[0] ?? {};
  assert.deepEqual(style, { colour: '#0072B2', dash: 'solid', marker: 'star' });
});

test('a start of its own goes when it is given up, and when all are moved', () => {
  const own = setOwnStart(opening, 0, [3, 4]);
  assert.deepEqual(own.racers[0]?.start, [3, 4]);
  assert.equal(setOwnStart(own, 0, null).racers[0]?.start, undefined);
  assert.equal(setStart(own, [0, 0]).racers[0]?.start, undefined);
});

test('rates move alone, to one value, or by one factor', () => {
  assert.deepEqual(rates(setRate(opening, 0, 0.1, 'alone', catalogue)), [0.1, 0.01]);
  assert.deepEqual(rates(setRate(opening, 0, 0.1, 'same', catalogue)), [0.1, 0.1]);
  assert.deepEqual(rates(setRate(opening, 0, 0.1, 'ratio', catalogue)), [0.1, 0.02]);
});

test('a factor there and back again leaves the rates as they were', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e3, noNaN: true }), (value) => {
      const there = setRate(opening, 0, value, 'ratio', catalogue);
      const back = rates(setRate(there, 0, 0.05, 'ratio', catalogue));
      assert.equal(back[0], 0.05);
      assert.ok(Math.abs(Number(back[1]) - 0.01) < 1e-12);
    }),
  );
});

test('from a rate of 0, or to it, the others stay', () => {
  const stopped = setRate(opening, 0, 0, 'ratio', catalogue);
  assert.deepEqual(rates(stopped), [0, 0.01]);
  assert.deepEqual(rates(setRate(stopped, 0, 1, 'ratio', catalogue)), [1, 0.01]);
});

test('what a racer says of its sign stays; what it leaves out nobody else has', () => {
  const [first, second] = signRacers(
    [{ rule: 'adam', style: /** @type {any} */ ({ colour: '#0072B2' }) }, { rule: 'gd' }],
    catalogue,
  );
  assert.equal(first?.style.colour, '#0072B2');
  assert.notEqual(second?.style.colour, '#0072B2');
  assert.equal(second?.style.marker, 'circle');
});
