import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { mountRacers } from '../../../frontend/src/ui/racers.js';
import { openLab, part, type } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
beforeEach(() => {
  lab = openLab();
  mountRacers(lab.root, lab);
});
const chosen = () => lab.state.spec.value.racers[0];
/** @param {string} value */
function decay(value) {
  const select = /** @type {any} */ (part('racer-gd-decay'));
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

test('a racer that is given weight decay gets the knob of its strength, and its settings stay open', () => {
  part('racer-gd-edit').click();
  decay('coupled');
  assert.equal(chosen()?.l2_form, 'coupled');
  assert.equal(/** @type {any} */ (part('racer-gd-decay')).value, 'coupled');
  assert.equal(document.activeElement, part('racer-gd-decay'));
  type(part('knob-gd-l2'), '0.5');
  assert.equal(chosen()?.knobs?.l2, 0.5);
});

test('taken away, the strength goes with it', () => {
  part('racer-gd-edit').click();
  decay('coupled');
  type(part('knob-gd-l2'), '0.5');
  decay('');
  assert.deepEqual([chosen()?.l2_form, chosen()?.knobs?.l2], [undefined, undefined]);
  assert.equal(document.querySelector('[data-test="knob-gd-l2"]'), null);
});
