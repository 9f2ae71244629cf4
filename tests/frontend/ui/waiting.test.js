import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
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

/** A ticker whose frames a test makes. */
function handTicker() {
  const tasks = new Set(/** @type {((now: number) => void)[]} */ ([]));
  const add = (/** @type {(now: number) => void} */ task) => {
    tasks.add(task);
    return () => void tasks.delete(task);
  };
  const at = (/** @type {number} */ now) => tasks.forEach((task) => void task(now));
  return { add, at, stop: () => tasks.clear() };
}

test('what is done within a quarter of a second is not announced; of what takes longer it is told how far it is', () => {
  const ticker = handTicker();
  let progress = /** @type {import('../../../frontend/src/core/runs.js').Progress | null} */ ({ done: 0, of: 8 });
  const dispose = mountBusy(page.root, { progress: () => progress, stop: () => {}, i18n: page.i18n, ticker });
  ticker.at(0);
  ticker.at(PATIENCE_MS - 1);
  assert.ok(!part('busy').hasAttribute('data-shown'));
  progress = null;
  ticker.at(PATIENCE_MS);
  progress = { done: 3, of: 8 };
  ticker.at(PATIENCE_MS + 1);
  assert.ok(!part('busy').hasAttribute('data-shown'));
  ticker.at(2 * PATIENCE_MS + 1);
  assert.ok(part('busy').hasAttribute('data-shown'));
  assert.match(String(part('busy').textContent), /37 %/);
  assert.equal(part('busy-words').textContent, 'Computing…');
  progress = null;
  ticker.at(2 * PATIENCE_MS + 2);
  assert.ok(!part('busy').hasAttribute('data-shown'));
  assert.equal(part('busy-words').textContent, '');
  dispose();
  assert.equal(page.root.childElementCount, 0);
});

test('it can be stopped', () => {
  const ticker = handTicker();
  let stopped = 0;
  const stop = () => {
    stopped += 1;
  };
  mountBusy(page.root, { progress: () => ({ done: 0, of: 1 }), stop, i18n: page.i18n, ticker });
  part('stop').click();
  assert.equal(stopped, 1);
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
