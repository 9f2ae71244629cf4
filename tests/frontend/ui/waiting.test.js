import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { signal } from '../../../frontend/src/core/signal.js';
import { bootNotice } from '../../../frontend/src/ui/boot.js';
import { mountBusy, PATIENCE_MS } from '../../../frontend/src/ui/busy.js';
import { openPage, part } from './page.js';

/** @type {ReturnType<typeof openPage>} */
let page;
beforeEach(() => {
  page = openPage();
  mock.timers.enable({ apis: ['setTimeout'] });
});
test.afterEach(() => mock.timers.reset());

test('what is done within a quarter of a second is not announced, what takes longer is', () => {
  const pending = signal(true);
  mountBusy(page.root, { pending, i18n: page.i18n });
  mock.timers.tick(PATIENCE_MS - 1);
  pending.value = false;
  mock.timers.tick(PATIENCE_MS);
  assert.ok(!part('busy').hasAttribute('data-shown'));
  pending.value = true;
  mock.timers.tick(PATIENCE_MS);
  assert.ok(part('busy').hasAttribute('data-shown'));
  assert.equal(part('busy').textContent, 'Computing…');
  pending.value = false;
  assert.ok(!part('busy').hasAttribute('data-shown'));
  assert.equal(part('busy').textContent, '');
});

test('the opening notice goes when the page is there, and alerts when it cannot come', () => {
  const notice = document.createElement('div');
  notice.id = 'boot';
  page.root.append(notice);
  const boot = bootNotice(document);
  boot.fail();
  assert.equal(notice.getAttribute('role'), 'alert');
  assert.ok(notice.hasAttribute('data-failed'));
  boot.done();
  assert.equal(document.getElementById('boot'), null);
});
