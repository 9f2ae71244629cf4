import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DIGITS, toPlace, toValue } from '../../../frontend/src/ui/scale.js';
import { neighbour } from '../../../frontend/src/ui/slider.js';
import { numberKnob } from './page.js';

/** @type {Record<string, import('../../../frontend/src/ui/scale.js').Sliding>} */
const KNOBS = {
  linear: { scale: 'linear', slider: [-2, 6], whole: false },
  log: { scale: 'log', slider: [1e-4, 10], whole: false },
  log1m: { scale: 'log1m', slider: [0, 0.9999], whole: false },
};
const places = fc.double({ min: 0, max: 1, noNaN: true });

for (const [name, knob] of Object.entries(KNOBS)) {
  const [low, high] = knob.slider;

  test(`a ${name} slider gives its own ends exactly`, () => {
    assert.equal(toValue(knob, 0), low);
    assert.equal(toValue(knob, 1), high);
    assert.equal(toPlace(knob, low), 0);
    assert.equal(toPlace(knob, high), 1);
  });

  test(`a ${name} slider finds a place again from its value, but for the digits left out`, () => {
    fc.assert(
      fc.property(places, (place) => {
        assert.ok(Math.abs(toPlace(knob, toValue(knob, place)) - place) < 10 ** -(DIGITS - 1));
      }),
    );
  });

  test(`a ${name} slider gives values that read back from their text, rising with the place`, () => {
    fc.assert(
      fc.property(places, places, (a, b) => {
        const [one, other] = [toValue(knob, Math.min(a, b)), toValue(knob, Math.max(a, b))];
        assert.ok(one <= other && one >= low && other <= high);
        assert.ok(String(one).length <= 10, String(one));
      }),
    );
  });
}

test('a log slider is even in factors, a log1m slider in factors of what is missing to 1', () => {
  assert.equal(toValue({ scale: 'log', slider: [1e-4, 1], whole: false }, 0.5), 0.01);
  assert.equal(toValue({ scale: 'log1m', slider: [0, 0.9999], whole: false }, 0.5), 0.99);
  assert.equal(toValue({ scale: 'linear', slider: [-1, 1], whole: false }, 0.5), 0);
});

test('a value beyond the ends is drawn at the end', () => {
  const knob = numberKnob();
  assert.equal(toPlace(knob, 0), 0);
  assert.equal(toPlace(knob, 1e5), 1);
});

test('a key moves every value but those at the end it moves towards', () => {
  const knob = numberKnob();
  assert.ok(neighbour(knob, 0.01, 0.005) > 0.01);
  assert.ok(neighbour(knob, 0.01, -0.005) < 0.01);
  assert.equal(neighbour(knob, 1, 0.005), 1);
  assert.equal(neighbour(knob, 500, 0.005), 500);
  assert.equal(neighbour(knob, 500, -0.5), 0.01);
});

test('a whole knob moves by at least one', () => {
  const knob = numberKnob({ whole: true, slider: [1, 10], scale: 'linear' });
  assert.equal(neighbour(knob, 5, 0.005), 6);
  assert.equal(neighbour(knob, 5, -0.005), 4);
});
