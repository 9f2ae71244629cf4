import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatLink, parseLink, unknownNames, unreadFields } from '../../../frontend/src/core/link.js';
import { createPlayer } from '../../../frontend/src/core/player.js';
import { setKnob } from '../../../frontend/src/core/spec.js';
import { createState, LANGS, THEMES, VIEWS } from '../../../frontend/src/core/state.js';
import { applyView, bindLink } from '../../../frontend/src/core/url-state.js';
import { catalogue, opening } from './sample-catalogue.js';

/** @typedef {import('../../../frontend/src/core/spec.js').RunSpec} RunSpec */

/** A page at an address, with a history that the test can read and go back in. */
async function setUp(hash = '', { still = false } = {}) {
  const player = createPlayer();
  const state = createState({ spec: opening, player });
  const show = async (
    /** @type {string} */ scene,
    /** @type {{ spec?: RunSpec | undefined, own?: any }} */ { spec, own },
  ) => {
    if (JSON.stringify(spec ?? opening) !== JSON.stringify(state.spec.value)) state.spec.value = spec ?? opening;
    state.own.value = own ?? {};
    state.scene.value = scene;
  };
  const page = { state, player, catalogue, still, show };
  const entries = [hash];
  /** @type {(() => void) | null} */
  let timer = null;
  /** @type {() => void | Promise<void>} */
  let popstate = () => {};
  const browser = /** @type {any} */ ({
    location: {
      get hash() {
        return entries.at(-1);
      },
    },
    history: {
      pushState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ url) => entries.push(url),
      replaceState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ url) =>
        entries.splice(-1, 1, url),
    },
    addEventListener: (/** @type {string} */ _, /** @type {() => Promise<void>} */ fn) => {
      popstate = fn;
    },
    removeEventListener: () => {},
    setTimeout: (/** @type {() => void} */ fn) => {
      timer = fn;
      return 1;
    },
    clearTimeout: () => {
      timer = null;
    },
  });
  await applyView(parseLink(hash), page);
  player.total.value = 300;
  player.last.value = 300;
  bindLink(page, browser);
  const settle = () => {
    const fn = timer;
    timer = null;
    fn?.();
  };
  const back = async () => {
    entries.pop();
    await popstate();
  };
  return { state, player, entries, settle, back };
}

const anySpec = fc.record({
  problem: fc.record({ kind: fc.constant('surface'), name: fc.constantFrom('ravine', 'bowl') }),
  start: fc.array(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
    { maxLength: 2 },
  ),
  steps: fc.integer({ min: 1, max: 100_000 }),
  seed: fc.nat(),
  racers: fc.array(
    fc.record({
      rule: fc.constantFrom('gd', 'adam'),
      label: fc.string(),
      knobs: fc.record(
        { alpha: fc.double({ min: 0, max: 1e6, noNaN: true }).filter((x) => !Object.is(x, -0)) },
        { noNullPrototype: true },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
const anyView = fc.record(
  {
    scene: fc.constantFrom('race', 'graph'),
    spec: anySpec,
    step: fc.integer({ min: 0, max: 999_999 }),
    view: fc.constantFrom(...VIEWS),
    logLoss: fc.boolean(),
    focus: fc.integer({ min: 0, max: 11 }),
    lang: fc.constantFrom(...LANGS),
    theme: fc.constantFrom(...THEMES),
    embed: fc.boolean(),
    own: fc.constantFrom({}, { expression: 'a + b' }, { pair: [0, 2], on: true }),
  },
  { requiredKeys: [] },
);

/** The same without fast-check's bare prototypes. */
const plain = (/** @type {unknown} */ value) => structuredClone(value);

test('a link gives back the whole view, to the last bit of every number', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      assert.deepEqual(parseLink(`#${formatLink(/** @type {any} */ (view))}`), plain(view));
    }),
  );
});

test('a link written by hand with percent-encoded JSON is read', () => {
  const spec = encodeURIComponent(JSON.stringify(opening));
  assert.deepEqual(parseLink(`#scene=race&spec=${spec}&step=42&view=panels&lang=zh&theme=dark`), {
    scene: 'race',
    spec: opening,
    step: 42,
    view: 'panels',
    lang: 'zh',
    theme: 'dark',
  });
});

test('what cannot be read is left out, and never thrown', () => {
  fc.assert(
    fc.property(fc.string(), (fragment) => {
      parseLink(fragment);
    }),
  );
  assert.deepEqual(parseLink('#spec={"racers":[]}&step=-3&lang=xx&theme=pink&view=4d'), {});
});

test('a link with a step opens still at that step, one without it plays', async () => {
  assert.deepEqual(
    [(await setUp('#step=42')).player.step.value, (await setUp('#step=42')).player.playing.value],
    [42, false],
  );
  assert.equal((await setUp('')).player.playing.value, true);
});

test('a reader who wants no movement is shown the finished race', async () => {
  const { player } = await setUp('', { still: true });
  assert.deepEqual([player.step.value, player.playing.value], [300, false]);
});

test('a spec that names what the server does not have gives the opening race', async () => {
  const spec = encodeURIComponent(JSON.stringify({ ...opening, racers: [{ rule: 'magic' }] }));
  assert.deepEqual((await setUp(`#spec=${spec}`)).state.spec.value, opening);
});

test('the opening plays to its end without touching the address', async () => {
  const { player, entries, settle } = await setUp('');
  player.speed.value = Number.POSITIVE_INFINITY;
  player.tick(0);
  player.tick(10);
  settle();
  assert.equal(player.playing.value, false);
  assert.deepEqual(entries, ['']);
});

test('a changed spec is a new entry of the history, a changed step is not', async () => {
  const { state, player, entries, settle } = await setUp('#step=1');
  player.seek(7);
  settle();
  assert.equal(entries.length, 1);
  assert.equal(parseLink(entries.at(-1) ?? '').step, 7);
  state.updateSpec((spec) => setKnob(spec, 0, 'alpha', 0.5));
  settle();
  assert.equal(entries.length, 2);
  assert.equal(parseLink(entries.at(-1) ?? '').spec?.racers[0]?.knobs?.alpha, 0.5);
});

test('a drag is written once, when it has ended', async () => {
  const { state, entries, settle } = await setUp('#step=1');
  state.dragging.value = true;
  for (const alpha of [0.1, 0.2, 0.3]) {
    state.updateSpec((spec) => setKnob(spec, 0, 'alpha', alpha));
    settle();
  }
  assert.equal(entries.length, 1);
  state.dragging.value = false;
  settle();
  assert.equal(entries.length, 2);
});

test('back shows what was there before', async () => {
  const { state, player, entries, settle, back } = await setUp('#step=5&theme=dark');
  state.updateSpec((spec) => setKnob(spec, 0, 'alpha', 0.5));
  player.seek(90);
  settle();
  await back();
  settle();
  assert.deepEqual(state.spec.value, opening);
  assert.deepEqual([player.step.value, state.theme.value, entries.length], [5, 'dark', 1]);
});

test('what of a link cannot be read, or names nothing here, can be told', () => {
  assert.deepEqual(unreadFields('#scene=race&step=4x&spec={oops&view=panels'), ['step=4x', 'spec={oops']);
  assert.deepEqual(unreadFields('stpe=4&garbage'), ['stpe=4', 'garbage']);
  assert.deepEqual(unreadFields(''), []);
  const spec = /** @type {any} */ ({
    problem: { kind: 'surface', name: 'moon' },
    racers: [{ rule: 'gd' }, { rule: 'warp', schedule: { name: 'never' } }],
  });
  assert.deepEqual(unknownNames(spec, catalogue), ['moon', 'warp', 'never']);
  assert.deepEqual(unknownNames(opening, catalogue), []);
});
