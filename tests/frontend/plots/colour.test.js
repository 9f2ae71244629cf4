import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mix } from '../../../frontend/src/plots/colour.js';

test('a mixture lies between its colours', () => {
  assert.equal(mix('#000000', '#ffffff', 0.5), '#808080');
  assert.equal(mix('#e69f00', '#1c2126', 0), '#e69f00');
  assert.equal(mix('#e69f00', '#1c2126', 1), '#1c2126');
});

test('a colour that is not written in hexadecimal is set off by the halo alone', () => {
  assert.equal(mix('rebeccapurple', '#1c2126'), '#1c2126');
});

/** The racers' colours of Okabe and Ito. */
const RACERS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

const luminance = (/** @type {string} */ colour) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * /** @type {number} */ ([0.2126, 0.7152, 0.0722][i]), 0);
const contrast = (/** @type {string} */ a, /** @type {string} */ b) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

for (const theme of ['light', 'dark', 'projector']) {
  const sheet = readFileSync(new URL(`../../../frontend/styles/theme-${theme}.css`, import.meta.url), 'utf8');
  const value = (/** @type {string} */ name) => new RegExp(`--${name}:\\s*(#[0-9a-fA-F]{6})`).exec(sheet)?.[1] ?? '';
  test(`in the ${theme} theme every path, or its outline, stands 3:1 against every part of the ramp`, () => {
    for (const colour of RACERS)
      for (const step of [0, 1, 2, 3, 4]) {
        const ground = value(`ramp-${step}`);
        const best = Math.max(contrast(colour, ground), contrast(mix(colour, value('halo')), ground));
        assert.ok(best >= 3, `${colour} on ${ground}: ${best.toFixed(2)}`);
      }
  });
}
