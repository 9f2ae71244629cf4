import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { typeset } from '../../../frontend/src/ui/formula.js';
import { openPage } from './page.js';

beforeEach(() => void openPage());

/** @param {string} formula @param {Record<string, string>} [symbols] */
function html(formula, symbols) {
  const host = document.createElement('p');
  host.append(...typeset(formula, symbols));
  return host.innerHTML.replaceAll('\u2009', '·');
}

test('powers are raised, a power in brackets without them', () => {
  assert.equal(html('x^2'), '<var>x</var><sup>2</sup>');
  assert.equal(html('(1 - x)^2 + 3'), '(1 − <var>x</var>)<sup>2</sup> + 3');
  assert.equal(html('2^(a + 1)*b'), '2<sup><var>a</var> + 1</sup>·<var>b</var>');
});

test('a function in a power keeps its brackets', () => {
  assert.equal(html('r^floor((t - 1)/n) * 2'), '<var>r</var><sup>floor((<var>t</var> − 1)/<var>n</var>)</sup>·2');
});

test('what stands after a line is lowered, under a dash too', () => {
  assert.equal(html('W_t'), '<span><var>W</var><sub><var>t</var></sub></span>');
  assert.equal(html('W′_t − W_0'), '<span><var>W′</var><sub><var>t</var></sub></span> − <span><var>W</var><sub>0</sub></span>'); // biome-ignore format: one line
});

test('Greek letters and the symbols of knobs are written as such', () => {
  assert.equal(html('condition*pi', { condition: 'κ' }), 'κ·π');
  assert.equal(html('alpha0'), '<span>α<sub>0</sub></span>');
});
