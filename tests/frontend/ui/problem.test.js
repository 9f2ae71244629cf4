import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '../../../frontend/src/core/signal.js';
import { mountSurfacePicker } from '../../../frontend/src/ui/surface-picker.js';
import { openLab, part, type } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
beforeEach(() => {
  lab = openLab();
  const graphs = { get: () => Promise.reject(new Error('this server knows no graphs')) };
  mountSurfacePicker(lab.root, { ...lab, graphs, ground: signal(null) });
});
const spec = () => lab.state.spec.value;
/** @param {string} name @param {string} value */
function pick(name, value) {
  const select = /** @type {HTMLSelectElement} */ (part(name));
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

test('the surfaces are those of the catalogue, by name', () => {
  const values = [.../** @type {HTMLSelectElement} */ (part('surface')).options].map(({ value }) => value);
  assert.deepEqual(values, ['ravine', 'curve', 'formula']);
});

test('another surface brings its start, its steps and its story', () => {
  pick('surface', 'curve');
  assert.deepEqual(spec().problem, { kind: 'surface', name: 'curve', knobs: {} });
  assert.deepEqual(spec().start, [10]);
  assert.equal(spec().steps, 77);
  assert.equal(spec().racers[0]?.knobs?.alpha, 0.5);
  assert.equal(document.querySelector('.problem-story')?.textContent, 'the story of curve');
  assert.equal(part('start-x').value, '10');
  assert.equal(document.querySelector('[data-test="start-y"]'), null);
});

test('a start is picked by name or typed, and a typed one has no name', () => {
  assert.equal(part('start-y').value, '2');
  pick('start', 'start1');
  assert.deepEqual(spec().start, [3, 4]);
  assert.equal(part('start-x').value, '3');
  type(part('start-x'), '3.5');
  assert.deepEqual(spec().start, [3.5, 4]);
  assert.equal(/** @type {HTMLSelectElement} */ (part('start')).value, '');
  type(part('start-x'), '3');
  assert.equal(/** @type {HTMLSelectElement} */ (part('start')).value, 'start1');
});

test('a start that is not a number is told, and the last good one stays', () => {
  type(part('start-y'), 'up');
  assert.equal(spec().start, undefined);
  assert.equal(part('start-y').getAttribute('aria-invalid'), 'true');
  assert.match(part('start-y').title, /not a number/);
});

test('the language changes in place and the choice stays', () => {
  pick('start', 'start1');
  lab.i18n.lang.value = 'zh';
  const start = /** @type {HTMLSelectElement} */ (part('start'));
  assert.equal(start.value, 'start1');
  assert.equal(start.selectedOptions[0]?.textContent, 'start 1（中）');
  assert.equal(part('start').getAttribute('aria-label'), '起点');
});
