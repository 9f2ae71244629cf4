import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dashArray, markerCorners } from '../../../frontend/src/core/sign.js';

/** The racers' signs as exports draw them without a browser: the same file holds Python's, `exports/drawing/sign.py`. */
const golden = JSON.parse(readFileSync(new URL('../../golden/signs.json', import.meta.url), 'utf8'));

test('the page draws the markers that exports draw', () => {
  for (const [marker, corners] of Object.entries(golden.markers)) assert.deepEqual(markerCorners(marker), corners);
});

test('the page draws the dashes that exports draw', () => {
  for (const [dash, lengths] of Object.entries(golden.dashes)) assert.deepEqual(dashArray(dash, 2), lengths);
});
