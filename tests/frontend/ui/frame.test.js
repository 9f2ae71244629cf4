import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { createLinks } from '../../../frontend/src/core/links.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { RunTrack } from '../../../frontend/src/core/track.js';
import { tellComplaints } from '../../../frontend/src/ui/complaint.js';
import { endSentence } from '../../../frontend/src/ui/end-sentence.js';
import { mountNarrator, PAUSE_MS } from '../../../frontend/src/ui/narrator.js';
import { mountPanelFrame } from '../../../frontend/src/ui/panel-frame.js';
import { mountStatus } from '../../../frontend/src/ui/status.js';
import { bindLanguage, bindTheme } from '../../../frontend/src/ui/theme.js';
import { mountToasts, SHOWN_MS } from '../../../frontend/src/ui/toasts.js';
import { mountTopbar } from '../../../frontend/src/ui/topbar.js';
import { openLab, part } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
beforeEach(() => {
  lab = openLab();
  mock.timers.enable({ apis: ['setTimeout'] });
});
test.afterEach(() => mock.timers.reset());
const words = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent;

test('a panel tells step, loss, distance and end', () => {
  const racer = { label: 'Adam', style: { colour: '#CC79A7', dash: 'dashdot', marker: 'triangle-up' } };
  const chosen = mock.fn();
  const frame = mountPanelFrame(lab.root, { racer, i18n: lab.i18n, onchoose: chosen });
  frame.setNumbers({ step: 42, loss: 0.31834, distance: 1.5 });
  assert.deepEqual(
    [words('.panel-step'), ...[...document.querySelectorAll('.panel-value')].map((value) => value.textContent)],
    ['42', '0.3183', '1.50'],
  );
  assert.equal(words('.panel-end'), '');
  frame.setNumbers({ step: 50, loss: 0, end: { kind: 'reached', step: 47 } });
  assert.equal(words('.panel-end'), 'Reached the minimum at step 47');
  lab.i18n.lang.value = 'zh';
  assert.equal(words('.panel-end'), '第 47 步到达最小值');
  /** @type {HTMLElement} */ (document.querySelector('.panel-name')).click();
  assert.equal(chosen.mock.callCount(), 1);
  frame.dispose();
  assert.equal(lab.root.childElementCount, 0);
});

test('an end is told by its code, by where it is stuck, or by its kind, with its numbers short', () => {
  const { i18n } = lab;
  const limit = { code: 'above_limit', alpha: 0.0210000000004, limit: 0.05, direction: 'y' };
  assert.equal(
    endSentence(i18n, { kind: 'diverged', step: 9, ...limit }),
    'Diverged: α 0.021 is above the limit 0.05 along y',
  );
  assert.match(
    endSentence(i18n, { kind: 'stuck', step: 9, where: 'saddle', point: '(0, 0)' }),
    /saddle point \(0, 0\)/,
  );
  assert.equal(endSentence(i18n, { kind: 'descending', step: 9, code: 'unheard_of' }), 'Still descending');
  assert.match(
    endSentence(i18n, { kind: 'cycling', step: 9, code: 'periodic', period: 2, low: 1, high: 1e-7 }),
    /1e−7/,
  );
});

test('the race is told in one sentence, seldom', () => {
  const layout = /** @type {const} */ ([[['loss', 1]], [['loss', 1]]]);
  const run = new RunTrack({ spec: lab.state.spec.value, steps: 1, parameters: ['x'], layout });
  run.put(0, [2, 2], Float64Array.from([4, 1, 5, 2]));
  run.finish([
    { kind: 'reached', step: 1 },
    { kind: 'descending', step: 1 },
  ]);
  lab.run.value = run;
  lab.player.total.value = 1;
  lab.player.last.value = 1;
  mountNarrator(lab.root, { ...lab, label: (_, index) => `racer ${index}` });
  lab.player.seek(1);
  assert.equal(words('[data-test="narration"]'), '');
  mock.timers.tick(PAUSE_MS);
  assert.equal(
    words('[data-test="narration"]'),
    'Step 1 of 1. racer 0: Reached the minimum at step 1; racer 1: Still descending',
  );
  lab.player.seek(0);
  mock.timers.tick(PAUSE_MS);
  assert.equal(words('[data-test="narration"]'), 'Step 0 of 1. racer 0: loss 4.00; racer 1: loss 5.00');
});

test('the top bar changes language and theme, and names the scene that is open', () => {
  const { i18n, state } = lab;
  state.lang.subscribe((lang) => {
    i18n.lang.value = lang;
  });
  const links = createLinks({ state, show: async () => {} });
  mountTopbar(lab.root, { state, i18n, scenes: [{ id: 'race' }], links });
  assert.equal(part('lang').textContent, '中文');
  /** @type {HTMLElement} */ (part('lang')).click();
  assert.equal(state.lang.value, 'zh');
  assert.equal(part('lang').textContent, 'English');
  assert.equal(part('scene-race').getAttribute('aria-current'), 'page');
  const theme = /** @type {HTMLSelectElement} */ (part('theme'));
  theme.value = 'dark';
  theme.dispatchEvent(new Event('change', { bubbles: true }));
  assert.equal(state.theme.value, 'dark');
});

test('the automatic theme follows the system', () => {
  const changed = /** @type {(() => void)[]} */ ([]);
  const dark = {
    matches: true,
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ fn) => changed.push(fn),
    removeEventListener: () => changed.pop(),
  };
  const theme = signal('auto');
  const root = document.documentElement;
  const dispose = bindTheme(root, theme, () => /** @type {any} */ (dark));
  assert.equal(root.dataset.theme, 'dark');
  theme.value = 'projector';
  assert.equal(root.dataset.theme, 'projector');
  theme.value = 'auto';
  dark.matches = false;
  for (const fn of changed) fn();
  assert.equal(root.dataset.theme, 'light');
  dispose();
  assert.equal(changed.length, 0);
});

test('the page carries its language and its title', () => {
  bindLanguage(document, lab.i18n);
  lab.i18n.lang.value = 'zh';
  assert.equal(document.documentElement.lang, 'zh-Hans');
  assert.match(document.title, /优化算法/);
});

test('the connection is told in words once it keeps us waiting', () => {
  const connection = signal('connecting');
  const retry = mock.fn();
  mountStatus(lab.root, { connection, i18n: lab.i18n, retry });
  assert.ok(!part('connection').hasAttribute('data-shown'));
  connection.value = 'waiting';
  mock.timers.tick(2000);
  assert.ok(part('connection').hasAttribute('data-shown'));
  assert.match(part('connection').textContent ?? '', /Connection lost/);
  /** @type {HTMLElement} */ (part('connection').querySelector('button')).click();
  assert.equal(retry.mock.callCount(), 1);
  connection.value = 'open';
  assert.ok(!part('connection').hasAttribute('data-shown'));
});

test('a notice goes by itself', () => {
  const toasts = mountToasts(lab.root, { i18n: lab.i18n });
  toasts.tell({ key: 'toast.link_copied' });
  assert.match(words('.toast') ?? '', /copied/);
  mock.timers.tick(SHOWN_MS);
  assert.equal(document.querySelector('.toast'), null);
});

test('only a refusal without a control of its own becomes a notice', () => {
  const tell = mock.fn();
  tellComplaints({ errors: lab.state.errors, i18n: lab.i18n, tell });
  const refusal = { code: 'unheard_of', message: 'no such rule', where: [] };
  lab.state.errors.value = { 'racers.0.knobs.alpha': refusal };
  assert.equal(tell.mock.callCount(), 0);
  lab.state.errors.value = { 'racers.0.rule': refusal };
  assert.equal(tell.mock.calls[0]?.arguments[0].text(), 'no such rule');
});
