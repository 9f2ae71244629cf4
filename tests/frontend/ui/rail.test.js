import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { mountRail } from '../../../frontend/src/ui/rail.js';
import { mountShortcuts } from '../../../frontend/src/ui/shortcuts.js';
import { openLab, part, press } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
/** @type {ReturnType<typeof mountRail>} */
let rail;
/** @type {HTMLElement} */
let root;

beforeEach(() => {
  lab = openLab();
  root = document.createElement('aside');
  lab.root.append(root);
  rail = mountRail(root, { ...lab, shortcuts: mountShortcuts(lab.root, lab) });
});
afterEach(() => rail.dispose());

const chosen = () => [rail.knobs, rail.inspector].map(({ hidden }) => !hidden);

test('it opens on the knobs; the inspector is a tab beside them', () => {
  assert.deepEqual(chosen(), [true, false]);
  part('inspector-tab').click();
  assert.deepEqual(chosen(), [false, true]);
  assert.equal(lab.state.inspect.value.open, true);
  assert.deepEqual(
    ['knobs-tab', 'inspector-tab'].map((name) => part(name).getAttribute('aria-selected')),
    ['false', 'true'],
  );
});

test('an arrow key goes from tab to tab, and the key i from anywhere', () => {
  press(part('knobs-tab'), 'ArrowRight');
  assert.deepEqual(chosen(), [false, true]);
  press(lab.root, 'i');
  assert.deepEqual(chosen(), [true, false]);
});

test('it folds by its button, and by itself for the hall unless the inspector is open', () => {
  const fold = part('rail-fold');
  fold.click();
  assert.equal(fold.getAttribute('aria-expanded'), 'false');
  fold.click();
  lab.state.theme.value = 'projector';
  assert.ok(root.hasAttribute('data-folded'));
  part('inspector-tab').click();
  assert.ok(!root.hasAttribute('data-folded'));
});

test('lifted knobs are let down by their button, and where the inspector is opened', () => {
  rail.lifted.value = true;
  assert.ok(root.hasAttribute('data-lifted'));
  rail.knobs.querySelector('button')?.click();
  assert.ok(!root.hasAttribute('data-lifted'));
  rail.lifted.value = true;
  press(lab.root, 'i');
  assert.ok(!root.hasAttribute('data-lifted'));
});

test('disposing of it leaves nothing behind', () => {
  rail.dispose();
  assert.equal(root.childElementCount, 0);
  assert.deepEqual(root.getAttributeNames(), []);
});
