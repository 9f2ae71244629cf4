import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLandscapes } from '../../../frontend/src/core/landscape.js';
import { frameBytes } from './frame-bytes.js';

const bowl = { kind: /** @type {const} */ ('surface'), name: 'bowl' };

/** A server that answers with a grid of four numbers, and remembers what it was asked. */
function fakeServer({ ok = true } = {}) {
  const asked = /** @type {any[]} */ ([]);
  const server = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {RequestInit} */ { body }) => {
      asked.push([url, JSON.parse(String(body))]);
      return {
        ok,
        status: ok ? 200 : 422,
        json: async () => ({ error: { code: 'too_many', message: 'too many points', where: ['size'] } }),
        arrayBuffer: async () => frameBytes({ type: 'landscape', size: [2, 2] }, [1, 2, 3, 4]),
      };
    }
  );
  return { asked, server };
}

test('a landscape is asked for once and kept', async () => {
  const { asked, server } = fakeServer();
  const landscapes = createLandscapes(server);
  const first = await landscapes.get(bowl, undefined, [2, 2]);
  assert.deepEqual(
    [first.size, [...first.z]],
    [
      [2, 2],
      [1, 2, 3, 4],
    ],
  );
  assert.equal(await landscapes.get(bowl, undefined, [2, 2]), first);
  assert.deepEqual(asked, [['api/landscape', { problem: bowl, size: [2, 2] }]]);
});

test('a refusal is an error, and is not kept', async () => {
  const { asked, server } = fakeServer({ ok: false });
  const landscapes = createLandscapes(server);
  await assert.rejects(landscapes.get(bowl), /too many points/);
  await assert.rejects(landscapes.get(bowl), /too many points/);
  assert.equal(asked.length, 2);
});

test('only the latest landscapes are kept', async () => {
  const { asked, server } = fakeServer();
  const landscapes = createLandscapes(server);
  for (let k = 0; k < 40; k += 1) await landscapes.get({ ...bowl, knobs: { k } });
  await landscapes.get({ ...bowl, knobs: { k: 39 } });
  assert.equal(asked.length, 40);
  await landscapes.get({ ...bowl, knobs: { k: 0 } });
  assert.equal(asked.length, 41);
});
