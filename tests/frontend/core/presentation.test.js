import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HIDDEN_IN_FRAME, HIDEABLE, readPresentation } from '../../../frontend/src/core/presentation.js';

test('a page by itself hides nothing', () => {
  assert.deepEqual(readPresentation(''), { embed: false, present: false, hide: [] });
});

test('a frame hides what it is told to, or what frames usually do', () => {
  assert.deepEqual(readPresentation('?embed').hide, [...HIDDEN_IN_FRAME].sort(byPlace));
  assert.deepEqual(readPresentation('?embed&hide=charts,transport').hide, ['charts', 'transport']);
  assert.deepEqual(readPresentation('?embed&hide=').hide, []);
});

test('each part can be hidden by its name, frame or not; other names mean nothing', () => {
  assert.deepEqual(readPresentation(`?hide=${HIDEABLE.join(',')}`).hide, [...HIDEABLE]);
  assert.deepEqual(readPresentation('?hide=panels,%3Cscript%3E,rail').hide, ['rail']);
});

test('the hall is asked for by its name', () => {
  assert.equal(readPresentation('?present').present, true);
});

function byPlace(/** @type {string} */ a, /** @type {string} */ b) {
  return HIDEABLE.indexOf(a) - HIDEABLE.indexOf(b);
}
