import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseLink } from '../../../frontend/src/core/link.js';

/** Links and what they say: the same file holds Python's reader, `session/link.py`. */
const vectors = /** @type {{ why: string, link: string, view: object }[]} */ (
  JSON.parse(readFileSync(new URL('../../golden/links.json', import.meta.url), 'utf8'))
);

test('there are links to read', () => assert.ok(vectors.length > 20));

for (const { why, link, view } of vectors) {
  test(`a link is read as Python reads it: ${why}`, () => assert.deepEqual(parseLink(link), view));
}
