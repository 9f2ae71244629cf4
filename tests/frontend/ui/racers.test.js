import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { RunTrack } from '../../../frontend/src/core/track.js';
import { mountRacers } from '../../../frontend/src/ui/racers.js';
import { openLab, part, type } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
/** @type {() => void} */
let dispose;
beforeEach(() => {
  lab = openLab();
  dispose = mountRacers(lab.root, lab);
});
const alphas = () => lab.state.spec.value.racers.map(({ knobs }) => knobs?.alpha);
/** @param {string} name @param {string} value */
function pick(name, value) {
  const select = /** @type {HTMLSelectElement} */ (part(name));
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

test('every knob of every rule has its control, with the default of the catalogue', () => {
  assert.equal(part('knob-gd-alpha').value, '0.01');
  assert.equal(part('knob-adam-alpha').value, '0.01');
  assert.equal(part('knob-adam-beta1').value, '0.9');
});

test('a knob changes its own racer and no other', () => {
  type(part('knob-adam-alpha'), '0.5');
  assert.deepEqual(alphas(), [undefined, 0.5]);
});

test('linked learning rates move together, to one value or by one factor; unlinked again, alone', () => {
  pick('link-rates', 'same');
  type(part('knob-adam-alpha'), '0.5');
  assert.deepEqual(alphas(), [0.5, 0.5]);
  assert.equal(part('knob-gd-alpha').value, '0.5');
  pick('link-rates', 'alone');
  type(part('knob-gd-alpha'), '0.1');
  assert.deepEqual(alphas(), [0.1, 0.5]);
  pick('link-rates', 'ratio');
  type(part('knob-gd-alpha'), '0.3');
  assert.deepEqual(alphas(), [0.3, 1.5]);
});

test('picking a schedule brings its knobs', () => {
  pick('schedule-gd', 'decay');
  assert.deepEqual(lab.state.spec.value.racers[0]?.schedule, { name: 'decay', knobs: {} });
  type(part('schedule-gd-rate'), '2');
  assert.deepEqual(lab.state.spec.value.racers[0]?.schedule?.knobs, { rate: 2 });
  pick('schedule-gd', 'constant');
  assert.equal(document.querySelector('[data-test="schedule-gd-rate"]'), null);
});

test('a refusal is told at the knob that it belongs to', () => {
  const refusal = { code: 'unheard_of', message: 'no such rate', where: ['racers', 1, 'knobs', 'alpha'] };
  lab.state.errors.value = { 'racers.1.knobs.alpha': refusal };
  assert.equal(part('knob-adam-alpha').getAttribute('aria-invalid'), 'true');
  assert.equal(part('knob-gd-alpha').getAttribute('aria-invalid'), 'false');
});

test('choosing a racer opens its card and tells its story', () => {
  const head = /** @type {HTMLElement} */ (document.querySelector('[data-test="card-adam"] button'));
  head.click();
  assert.equal(head.getAttribute('aria-expanded'), 'false');
  assert.equal(lab.state.focus.value, 0);
  head.click();
  assert.equal(lab.state.focus.value, 1);
  head.click();
  lab.state.focus.value = 0;
  lab.state.focus.value = 1;
  assert.equal(head.getAttribute('aria-expanded'), 'true');
  assert.equal(document.querySelector('[data-test="card-adam"] .card-story')?.textContent, 'the story of adam');
});

test('a racer that comes has a card of its own key', () => {
  lab.state.updateSpec((spec) => ({ ...spec, racers: [...spec.racers, { rule: 'gd', knobs: { alpha: 0.3 } }] }));
  assert.equal(part('knob-gd-2-alpha').value, '0.3');
  type(part('knob-gd-2-alpha'), '0.4');
  assert.deepEqual(alphas(), [undefined, undefined, 0.4]);
});

test('the rate over the run is drawn from the recorded column', () => {
  const layout = /** @type {const} */ ([[['alpha', 1]], [['alpha', 1]]]);
  const run = new RunTrack({ spec: lab.state.spec.value, steps: 2, parameters: ['x'], layout });
  lab.run.value = run;
  run.put(0, [3, 3], Float64Array.from([Number.NaN, 0.4, 0.2, Number.NaN, 1, 1]));
  const line = document.querySelector('[data-test="card-gd"] polyline');
  assert.equal(line?.getAttribute('points'), '120,2 240,16');
  assert.match(document.querySelector('[data-test="card-gd"] .sparkline-ends')?.textContent ?? '', /0\.4.*0\.2/);
});

test('the settings of the run are typed, each within its bounds', () => {
  type(part('setting-steps'), '200');
  assert.equal(lab.state.spec.value.steps, 200);
  type(part('setting-steps'), '1001');
  assert.equal(lab.state.spec.value.steps, 200);
  type(part('setting-noise'), '0.5');
  type(part('setting-seed'), '7');
  assert.deepEqual([lab.state.spec.value.noise, lab.state.spec.value.seed], [0.5, 7]);
});

test('disposing of the racers leaves nothing behind', () => {
  dispose();
  assert.equal(lab.root.childElementCount, 0);
});
