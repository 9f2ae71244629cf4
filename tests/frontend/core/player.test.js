import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { movedPart, phaseAt } from '../../../frontend/src/core/phases.js';
import { createPlayer, LONGEST_FRAME_MS, LOOP_REST_MS } from '../../../frontend/src/core/player.js';

/**
 * A player whose run of `total` steps has arrived up to row `last`.
 * @param {{ total?: number, last?: number, speed?: number, loop?: boolean, smooth?: boolean }} [options]
 */
function playerOf({ total = 100, last = total, speed = 10, loop = false, smooth = true } = {}) {
  const player = createPlayer({ speed, loop, smooth });
  player.total.value = total;
  player.last.value = last;
  player.tick(0);
  return player;
}

/** Lets so many milliseconds pass in frames of 10 ms. */
function pass(/** @type {ReturnType<typeof createPlayer>} */ player, /** @type {number} */ ms, from = 0) {
  for (let now = 10; now <= ms; now += 10) player.tick(from + now);
  return from + ms;
}

test('time moves the step by the elapsed time, not by the number of frames', () => {
  const [coarse, fine] = [playerOf(), playerOf()];
  for (const player of [coarse, fine]) {
    player.play();
    player.tick(0);
  }
  for (let now = 50; now <= 1000; now += 50) coarse.tick(now);
  pass(fine, 1000);
  assert.ok(Math.abs(coarse.step.value - 10) <= 1);
  assert.ok(Math.abs(fine.step.value - coarse.step.value) <= 1);
});

test('a long frame moves time on by no more than its bound', () => {
  const player = playerOf({ speed: 10 });
  player.play();
  player.tick(0);
  player.tick(60_000);
  assert.equal(player.step.value, (10 * LONGEST_FRAME_MS) / 1000);
});

test('the step never passes the rows that have arrived, and goes on when more come', () => {
  const player = playerOf({ last: 3 });
  player.play();
  player.tick(0);
  const now = pass(player, 2000);
  assert.equal(player.step.value, 3);
  assert.equal(player.playing.value, true);
  player.last.value = 100;
  pass(player, 250, now);
  assert.equal(player.step.value, 5);
});

test('it stops at the end, and play begins again from the start', () => {
  const player = playerOf({ total: 5 });
  player.play();
  player.tick(0);
  pass(player, 1000);
  assert.deepEqual([player.step.value, player.playing.value], [5, false]);
  player.play();
  assert.deepEqual([player.step.value, player.playing.value], [0, true]);
});

test('a loop rests on its last picture and begins again', () => {
  const player = playerOf({ total: 5, loop: true });
  player.play();
  player.tick(0);
  const now = pass(player, 500 + LOOP_REST_MS - 100);
  assert.equal(player.step.value, 5);
  pass(player, 300, now);
  assert.deepEqual([player.step.value < 5, player.playing.value], [true, true]);
});

test('in reverse it runs back to the start and stops there', () => {
  const player = playerOf({ total: 10, speed: 60 });
  player.reverse.value = true;
  player.play();
  assert.equal(player.step.value, 10);
  player.tick(0);
  pass(player, 1000);
  assert.deepEqual([player.step.value, player.playing.value], [0, false]);
});

test('all at once shows everything that has arrived in one frame', () => {
  const player = playerOf({ total: 5000, last: 700, speed: Number.POSITIVE_INFINITY });
  player.play();
  player.tick(0);
  player.tick(10);
  assert.equal(player.step.value, 700);
  player.last.value = 5000;
  player.tick(20);
  assert.deepEqual([player.step.value, player.playing.value], [5000, false]);
});

test('seeking and stepping pause, and stay within the run', () => {
  const player = playerOf({ total: 10 });
  player.play();
  player.seek(4);
  assert.deepEqual([player.step.value, player.playing.value], [4, false]);
  player.stepOn();
  player.stepOn();
  player.stepBack();
  assert.equal(player.step.value, 5);
  player.toEnd();
  player.stepOn();
  assert.equal(player.step.value, 10);
  player.toStart();
  player.stepBack();
  assert.equal(player.step.value, 0);
});

test('a step asked for before its row arrives is shown when it comes', () => {
  const player = createPlayer();
  player.seek(42);
  assert.equal(player.step.value, 0);
  player.total.value = 300;
  player.last.value = 20;
  assert.equal(player.step.value, 20);
  player.last.value = 255;
  assert.equal(player.step.value, 42);
});

test('a run that becomes shorter and longer again keeps the playhead', () => {
  const player = playerOf({ total: 300 });
  player.seek(250);
  player.total.value = 12;
  player.last.value = 12;
  assert.equal(player.step.value, 12);
  player.total.value = 300;
  player.last.value = 300;
  assert.equal(player.step.value, 250);
});

test('play before the run has come waits for it', () => {
  const player = createPlayer({ speed: 10 });
  player.play();
  player.tick(0);
  pass(player, 500);
  assert.deepEqual([player.step.value, player.playing.value], [0, true]);
});

test('a slow step shows its phase, a fast one has none', () => {
  const player = playerOf({ speed: 1 });
  player.play();
  player.tick(0);
  pass(player, 1250);
  assert.equal(player.step.value, 1);
  assert.ok(Math.abs(player.phase.value - 0.25) < 1e-9);
  player.speed.value = 2;
  assert.equal(player.phase.value, 0);
});

test('for a reader who wants no movement the phases jump', () => {
  const player = playerOf({ speed: 0.5, smooth: false });
  player.play();
  player.tick(0);
  const seen = new Set();
  for (let now = 50; now < 2000; now += 50) {
    player.tick(now);
    seen.add(phaseAt(player.phase.value));
    assert.ok([0, 1].includes(Math.round(1e6 * movedPart(player.phase.value)) / 1e6));
  }
  assert.deepEqual([...seen], ['gradient', 'averages', 'correction', 'move']);
  assert.equal(player.step.value, 0);
});

/** @typedef {{ do: string, n: number }} Action */

/** One thing that a reader or the server may do to a player. */
const anyAction = fc.oneof(
  fc.record({ do: fc.constant('seek'), n: fc.integer({ min: -50, max: 400 }) }),
  fc.record({ do: fc.constant('tick'), n: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ do: fc.constant('last'), n: fc.integer({ min: 0, max: 200 }) }),
  fc.record({ do: fc.constant('speed'), n: fc.constantFrom(0.5, 1, 30, Number.POSITIVE_INFINITY) }),
  fc.record({ do: fc.constantFrom('loop', 'reverse'), n: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ do: fc.constantFrom('play', 'pause', 'toggle', 'stepOn', 'stepBack', 'toStart', 'toEnd'), n: fc.nat() }),
);

/**
 * @param {any} player
 * @param {Action} action
 * @param {number} now
 */
function act(player, { do: name, n }, now) {
  if (name === 'tick' || name === 'seek') player[name](name === 'tick' ? now : n);
  else if (name === 'loop' || name === 'reverse') player[name].value = n === 1;
  else if (typeof player[name] === 'function') player[name]();
  else player[name].value = n;
}

test('whatever is done to it, the step is a row that has arrived', () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 60 }), (actions) => {
      const player = playerOf({ total: 200, last: 50 });
      let now = 0;
      for (const action of actions) {
        now += action.do === 'tick' ? action.n : 0;
        act(player, action, now);
        const { step, phase, last } = player;
        assert.ok(Number.isInteger(step.value) && step.value >= 0 && step.value <= last.value);
        assert.ok(phase.value >= 0 && phase.value < 1);
      }
    }),
  );
});
