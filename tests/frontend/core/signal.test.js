import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computed, effect, signal } from '../../../frontend/src/core/signal.js';

test('a signal tells its subscribers of a change, and only of a change', () => {
  const heard = /** @type {number[]} */ ([]);
  const number = signal(1);
  const stop = number.subscribe((value) => heard.push(value));
  number.value = 1;
  number.value = 2;
  stop();
  number.value = 3;
  assert.deepEqual(heard, [2]);
});

test('NaN is not a change from NaN', () => {
  const number = signal(Number.NaN);
  let calls = 0;
  number.subscribe(() => {
    calls += 1;
  });
  number.value = Number.NaN;
  assert.equal(calls, 0);
});

test('a subscriber that leaves during a change hears no more of it', () => {
  const number = signal(0);
  const heard = /** @type {string[]} */ ([]);
  let leave = () => {};
  number.subscribe(() => leave());
  leave = number.subscribe(() => heard.push('left'));
  number.value = 1;
  assert.deepEqual(heard, []);
});

test('a computed signal follows its sources while it is watched and when it is only read', () => {
  const a = signal(1);
  const b = signal(10);
  const sum = computed(() => a.value + b.value, [a, b]);
  assert.equal(sum.value, 11);
  const heard = /** @type {number[]} */ ([]);
  const stop = sum.subscribe((value) => heard.push(value));
  a.value = 2;
  b.value = 20;
  stop();
  a.value = 3;
  assert.deepEqual(heard, [12, 22]);
  assert.equal(sum.value, 23);
});

test('a computed signal is quiet when its value stays the same', () => {
  const number = signal(1);
  const even = computed(() => number.value % 2 === 0, [number]);
  let calls = 0;
  even.subscribe(() => {
    calls += 1;
  });
  number.value = 3;
  number.value = 4;
  assert.equal(calls, 1);
});

test('an effect runs at once, after every change, and not after it is disposed of', () => {
  const number = signal(1);
  const seen = /** @type {number[]} */ ([]);
  const stop = effect(() => seen.push(number.value), [number]);
  number.value = 2;
  stop();
  number.value = 3;
  assert.deepEqual(seen, [1, 2]);
});
