import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createI18n, fill, LANGUAGES, loadTables, negotiate } from '../../../frontend/src/core/i18n.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { readTable } from './page.js';

test('holes are filled by name; one without a value stays to be seen', () => {
  assert.equal(fill('{a} of {b}', { a: 0 }), '0 of {b}');
});

test('a key without a sentence falls back on the first language, then on itself', () => {
  const i18n = createI18n(signal('zh'), { en: { a: 'one', b: 'two' }, zh: { a: '一' } });
  assert.deepEqual([i18n.t('a'), i18n.t('b'), i18n.t('c')], ['一', 'two', 'c']);
  assert.equal(i18n.pick({ en: 'only' }), 'only');
});

test("the reader's first language that we have wins", () => {
  assert.equal(negotiate(['fr-CA', 'zh-Hans-CN', 'en']), 'zh');
  assert.equal(negotiate(['fr']), 'en');
  assert.equal(negotiate([]), 'en');
});

test('every language has its file', async () => {
  const asked = /** @type {string[]} */ ([]);
  const tables = await loadTables(async (path) => {
    asked.push(path);
    return readTable(path.slice('locales/'.length, -'.json'.length));
  });
  assert.deepEqual(Object.keys(tables), LANGUAGES);
  assert.equal(asked.length, LANGUAGES.length);
});
