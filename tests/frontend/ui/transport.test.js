import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { mountShortcuts } from '../../../frontend/src/ui/shortcuts.js';
import { mountTransport } from '../../../frontend/src/ui/transport.js';
import { openLab, part, press, type } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
/** @type {import('../../../frontend/src/core/player.js').Player} */
let player;
beforeEach(() => {
  lab = openLab();
  player = lab.player;
  player.total.value = 100;
  player.last.value = 100;
  mountTransport(lab.root, { player, i18n: lab.i18n });
});
const click = (/** @type {string} */ name) => /** @type {HTMLElement} */ (part(name)).click();

test('the buttons drive the player', () => {
  player.seek(50);
  click('step-on');
  assert.equal(player.step.value, 51);
  click('step-back');
  assert.equal(player.step.value, 50);
  click('to-end');
  assert.equal(player.step.value, 100);
  click('to-start');
  assert.equal(player.step.value, 0);
  click('play');
  assert.ok(player.playing.value);
  click('loop');
  assert.ok(player.loop.value);
  assert.equal(part('loop').getAttribute('aria-pressed'), 'true');
});

test('the play button says what it will do', () => {
  assert.equal(part('play').getAttribute('aria-label'), 'Play');
  player.play();
  assert.equal(part('play').getAttribute('aria-label'), 'Pause');
  lab.i18n.lang.value = 'zh';
  assert.equal(part('play').getAttribute('aria-label'), '暂停');
});

test('the scrub bar seeks, and follows the player', () => {
  part('scrub').value = '30';
  part('scrub').dispatchEvent(new Event('input', { bubbles: true }));
  assert.equal(player.step.value, 30);
  player.seek(70);
  assert.equal(part('scrub').value, '70');
  assert.equal(part('scrub').style.getPropertyValue('--at'), '0.7');
});

test('the scrub bar shows how much has arrived', () => {
  player.last.value = 40;
  assert.equal(part('scrub').style.getPropertyValue('--arrived'), '0.4');
  assert.equal(part('scrub').getAttribute('max'), '100');
});

test('a step can be typed; one that does not exist is told and leaves the player', () => {
  type(part('step-input'), '42');
  assert.equal(player.step.value, 42);
  type(part('step-input'), '101');
  assert.equal(player.step.value, 42);
  assert.equal(part('step-input').getAttribute('aria-invalid'), 'true');
  assert.equal(part('step-input').title, 'This must be from 0 to 100.');
  part('step-input').dispatchEvent(new Event('blur'));
  assert.equal(part('step-input').value, '42');
});

test('every speed can be picked, all at once included', () => {
  const select = /** @type {HTMLSelectElement} */ (part('speed'));
  select.value = 'Infinity';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  assert.equal(player.speed.value, Number.POSITIVE_INFINITY);
  player.speed.value = 0.5;
  assert.equal(select.value, '0.5');
  assert.equal([...select.options].find(({ value }) => value === '0.5')?.textContent, '0.5 steps/s');
});

test('the keyboard drives the player from anywhere on the page', () => {
  mountShortcuts(lab.root, { player, i18n: lab.i18n });
  press(document.body, 'ArrowRight');
  press(document.body, 'ArrowRight');
  assert.equal(player.step.value, 2);
  press(document.body, 'ArrowLeft');
  assert.equal(player.step.value, 1);
  press(document.body, 'End');
  assert.equal(player.step.value, 100);
  press(document.body, 'PageUp');
  assert.equal(player.step.value, 90);
  press(document.body, 'Home');
  assert.equal(player.step.value, 0);
  assert.equal(press(document.body, ' '), false);
  assert.ok(player.playing.value);
  press(document.body, 'ArrowUp');
  assert.equal(player.speed.value, 60);
});

test('keys that belong to a control are left to it', () => {
  mountShortcuts(lab.root, { player, i18n: lab.i18n });
  assert.ok(press(part('step-input'), ' '));
  assert.ok(press(part('step-input'), 'ArrowRight'));
  assert.ok(press(part('speed'), 'ArrowDown'));
  assert.ok(press(part('scrub'), 'ArrowRight'));
  assert.ok(press(part('play'), ' '));
  assert.ok(press(document.body, 'ArrowRight', { ctrlKey: true }));
  assert.equal(player.step.value, 0);
  assert.ok(!player.playing.value);
  assert.equal(press(part('play'), 'ArrowRight'), false);
  assert.equal(player.step.value, 1);
});

test('? opens the sheet, which names every key; it listens no more once disposed of', () => {
  const dispose = mountShortcuts(lab.root, { player, i18n: lab.i18n });
  press(document.body, '?');
  const sheet = /** @type {HTMLDialogElement} */ (/** @type {unknown} */ (part('shortcuts')));
  assert.ok(sheet.open);
  assert.ok((sheet.textContent ?? '').includes('Play or pause'));
  dispose();
  press(document.body, 'ArrowRight');
  assert.equal(player.step.value, 0);
});
