import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '../../frontend/src/core/signal.js';
import { createScenes } from '../../frontend/src/scenes.js';

/** A page of two scenes that write down what happens to them; `slow` opens only when it is let. */
function setUp() {
  /** @type {string[]} */
  const log = [];
  const opening = (/** @type {string} */ name) => ({ problem: { name }, racers: [] });
  const scene = (/** @type {string} */ id, more = {}) => ({
    id,
    mount() {
      log.push(`+${id}`);
      return () => log.push(`-${id}`);
    },
    ...more,
  });
  /** @type {Record<string, any>} */
  const files = {
    race: scene('race'),
    network: scene('network', { opening: () => opening('circle') }),
    still: scene('still', { races: false }),
  };
  const state = {
    scene: signal(''),
    spec: signal(/** @type {any} */ (opening('none'))),
    own: signal({}),
    focus: signal(3),
  };
  const runs = {
    start: (/** @type {any} */ spec) => log.push(`run ${spec.problem.name}`),
    halt: () => log.push('halt'),
  };
  const catalogue = {
    scenes: Object.keys(files).map((id) => ({ id, order: 0 })),
    defaults: { spec: opening('ravine') },
  };
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  const load = (/** @type {string} */ id) =>
    id === 'network' ? new Promise((done) => waiting.set(id, () => done(files[id]))) : Promise.resolve(files[id]);
  const ctx = /** @type {any} */ ({ state, runs, catalogue });
  const scenes = createScenes({ shell: /** @type {any} */ ({}), ctx, load: /** @type {any} */ (load) });
  return { scenes, state, log, open: (/** @type {string} */ id) => waiting.get(id)?.() };
}

test('a scene opens with its own run, is left before the next comes, and comes back as it was left', async () => {
  const { scenes, state, log, open } = setUp();
  await scenes.show('race');
  state.spec.value = /** @type {any} */ ({ problem: { name: 'bowl' }, racers: [] });
  state.own.value = { zoom: 2 };
  const shown = scenes.show('network');
  open('network');
  await shown;
  assert.equal(state.spec.value.problem.name, 'circle');
  assert.deepEqual(state.own.value, {});
  await scenes.show('race');
  assert.deepEqual(log, [
    '+race', 'run ravine', 'run bowl', '-race', 'halt', '+network', 'run circle', '-network', 'halt', '+race', 'run bowl',
  ]); // biome-ignore format: a story in one line
  assert.deepEqual(state.own.value, { zoom: 2 });
});

test('a scene that runs nothing on the server starts no run', async () => {
  const { scenes, log } = setUp();
  await scenes.show('still');
  assert.deepEqual(log, ['+still']);
});

test('the scene asked for last wins over one that loads slowly', async () => {
  const { scenes, state, open } = setUp();
  const slow = scenes.show('network');
  await scenes.show('race');
  open('network');
  await slow;
  assert.equal(state.scene.value, 'race');
});

test('a link to the same scene changes what it shows, and what the link leaves out opens anew', async () => {
  const { scenes, state, log } = setUp();
  await scenes.show('race', {
    spec: /** @type {any} */ ({ problem: { name: 'bowl' }, racers: [] }),
    own: { pair: [0, 1] },
  });
  await scenes.show('race', {});
  assert.deepEqual(log, ['+race', 'run bowl', 'run ravine']);
  assert.deepEqual(state.own.value, {});
});

test('a scene that does not exist gives the first one', async () => {
  const { scenes, state } = setUp();
  await scenes.show('nothing');
  assert.equal(state.scene.value, 'race');
});
