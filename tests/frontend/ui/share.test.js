import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { createPresenting } from '../../../frontend/src/ui/present.js';
import { markPresentation, mountWayOut } from '../../../frontend/src/ui/presentation.js';
import { mountShareSheet } from '../../../frontend/src/ui/share-sheet.js';
import { openLab, part } from './page.js';

/** @type {ReturnType<typeof openLab>} */
let lab;
beforeEach(() => {
  lab = openLab();
});

/** Opens the sheet on a link, with or without a clipboard. */
async function openSheet(
  /** @type {any} */ clipboard,
  drawn = /** @type {any} */ ({ size: 29, path: 'M4 4h7v1h-7z' }),
) {
  const sheet = mountShareSheet(lab.root, {
    i18n: lab.i18n,
    clipboard,
    link: () => 'http://lab/#step=1',
    frameLink: () => 'http://lab/?embed&hide=rail#step=1',
    drawQr: async () => drawn,
  });
  sheet.open();
  await new Promise(setImmediate);
  return sheet;
}

test('the sheet shows the link, its picture, and a frame whose address is quoted', async () => {
  await openSheet(undefined);
  assert.equal(part('share-link').value, 'http://lab/#step=1');
  assert.match(part('share-frame').value, /^<iframe src="http:\/\/lab\/\?embed&amp;hide=rail#step=1" /);
  assert.equal(part('qr').querySelector('path')?.getAttribute('d'), 'M4 4h7v1h-7z');
});

test('copying says that it has copied; where it is not allowed, which keys do', async () => {
  const clipboard = { writeText: mock.fn(async () => {}) };
  await openSheet(clipboard);
  part('copy-link').click();
  await new Promise(setImmediate);
  assert.deepEqual(clipboard.writeText.mock.calls[0]?.arguments, ['http://lab/#step=1']);
  assert.equal(part('copy-link').textContent, 'Copied');
  lab = openLab();
  document.body.replaceChildren();
  await openSheet(undefined);
  part('copy-link').click();
  await new Promise(setImmediate);
  assert.equal(part('copy-link').textContent, 'Press Ctrl C');
  assert.equal(document.activeElement, part('share-link'));
});

test('a link that is too long for a picture is told in words', async () => {
  await openSheet(undefined, null);
  assert.ok(/** @type {HTMLElement} */ (document.querySelector('.qr')).hidden);
  assert.equal(document.querySelector('[data-test="qr"]'), null);
});

test('a frame hides what it was asked to, and leads out to the same view', () => {
  markPresentation(document.documentElement, { embed: true, present: false, hide: ['rail', 'charts'] });
  assert.equal(document.documentElement.dataset.hide, 'rail charts');
  assert.ok(document.documentElement.hasAttribute('data-embed'));
  let address = 'http://lab/#step=1';
  mountWayOut(lab.root, { i18n: lab.i18n, link: () => address });
  const out = part('way-out');
  address = 'http://lab/#step=2';
  out.dispatchEvent(new Event('pointerdown'));
  assert.equal(out.getAttribute('href'), 'http://lab/#step=2');
});

test('presenting is the projector on the whole screen, and ends where it began', () => {
  const asked = mock.fn(async () => {});
  const left = mock.fn(async () => {});
  const page = /** @type {any} */ ({ documentElement: { requestFullscreen: asked }, exitFullscreen: left });
  lab.state.theme.value = 'dark';
  const present = createPresenting({ theme: lab.state.theme, page });
  present();
  assert.deepEqual([lab.state.theme.value, asked.mock.callCount()], ['projector', 1]);
  page.fullscreenElement = page.documentElement;
  present();
  assert.deepEqual([lab.state.theme.value, left.mock.callCount()], ['dark', 1]);
});
