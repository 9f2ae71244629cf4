/** The themes' colours, measured: text by WCAG 2.2 AA, controls and paths by its 3:1 for what is not text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mix } from '../../../frontend/src/plots/colour.js';

const STYLES = new URL('../../../frontend/styles/', import.meta.url);
const RULES = new URL('../../../backend/descentlab/engine/optimizers/', import.meta.url);
const TEXT = 4.5;
const SHAPE = 3;

const files = readdirSync(STYLES).filter((name) => name.startsWith('theme-'));
const themes = files.map((name) => ({ name, colours: coloursOf(readFileSync(new URL(name, STYLES), 'utf8')) }));
const racers = readdirSync(RULES).flatMap((name) => coloursIn(readFileSync(new URL(name, RULES), 'utf8')));

/** @param {string} css @returns {Record<string, string>} */
function coloursOf(css) {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
  );
}

/** @param {string} python */
function coloursIn(python) {
  return [...python.matchAll(/Style\("(#[0-9A-Fa-f]{6})"/g)].map(([, colour]) => /** @type {string} */ (colour));
}

function luminance(/** @type {string} */ colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * /** @type {number} */ (r) + 0.7152 * /** @type {number} */ (g) + 0.0722 * /** @type {number} */ (b);
}

/** @param {string | undefined} a @param {string | undefined} b */
function contrast(a, b) {
  assert.ok(a && b);
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return /** @type {number} */ (high + 0.05) / /** @type {number} */ (low + 0.05);
}

test('the measure is the one of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01);
});

test('there are three themes, and a colour for each of the rules', () => {
  assert.deepEqual(files.toSorted(), ['theme-dark.css', 'theme-light.css', 'theme-projector.css']);
  assert.ok(new Set(racers).size >= 7);
});

for (const { name, colours } of themes) {
  const ramp = Object.keys(colours).filter((key) => key.startsWith('ramp-'));

  test(`${name}: text can be read on every ground it stands on`, () => {
    for (const text of ['ink', 'ink-soft', 'alert']) {
      for (const ground of ['ground', 'raised', 'sunken']) {
        assert.ok(contrast(colours[text], colours[ground]) >= TEXT, `${text} on ${ground}`);
      }
    }
    for (const step of ramp) assert.ok(contrast(colours['ink-soft'], colours[step]) >= TEXT, `ink-soft on ${step}`);
    assert.ok(contrast(colours.alert, colours['alert-ground']) >= TEXT);
    assert.ok(contrast(colours.ground, colours.ink) >= TEXT);
  });

  test(`${name}: controls and the focus can be seen`, () => {
    for (const ground of ['ground', 'raised']) {
      for (const line of ['control', 'focus'])
        assert.ok(contrast(colours[line], colours[ground]) >= SHAPE, `${line} on ${ground}`);
    }
  });

  test(`${name}: a path stands out from every part of the ramp, by itself or by its halo`, () => {
    assert.equal(ramp.length, 5);
    for (const racer of racers) {
      const halo = mix(racer, /** @type {string} */ (colours.halo));
      for (const step of ramp) {
        const best = Math.max(contrast(racer, colours[step]), contrast(halo, colours[step]));
        assert.ok(best >= SHAPE, `${racer} on ${step}: ${best.toFixed(2)}`);
      }
    }
  });

  test(`${name}: the ramp is quiet: hardly any colour, and even steps one way`, () => {
    const steps = ramp.toSorted().map((step) => /** @type {string} */ (colours[step]));
    for (const colour of steps) {
      const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      assert.ok(Math.max(...channels) - Math.min(...channels) <= 16, colour);
    }
    const rising = Math.sign(luminance(/** @type {string} */ (steps[4])) - luminance(/** @type {string} */ (steps[0])));
    for (let i = 1; i < steps.length; i += 1) {
      assert.equal(
        Math.sign(luminance(/** @type {string} */ (steps[i])) - luminance(/** @type {string} */ (steps[i - 1]))),
        rising,
      );
    }
  });
}
