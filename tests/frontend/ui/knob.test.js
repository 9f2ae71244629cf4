import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { signal } from '../../../frontend/src/core/signal.js';
import { mountKnob } from '../../../frontend/src/ui/knob.js';
import { TYPING_PAUSE_MS } from '../../../frontend/src/ui/number-input.js';
import { numberKnob, openPage, part, press, type } from './page.js';

/** @type {ReturnType<typeof openPage>} */
let page;
beforeEach(() => {
  page = openPage();
});

/** @param {any} knob @param {any} value */
function mounted(knob, value) {
  const error = signal(/** @type {any} */ (null));
  const dispose = mountKnob(page.root, { knob, value, error, i18n: page.i18n, test: 'knob' });
  return { error, dispose };
}
const problem = () => document.querySelector('.problem')?.textContent;

test('a typed value is taken, exactly', () => {
  const value = signal(0.01);
  mounted(numberKnob(), value);
  type(part('knob'), '1e-3');
  assert.equal(value.value, 0.001);
  assert.equal(part('knob').getAttribute('aria-invalid'), 'false');
});

test('a bad value is told beside it, and the last good value stays', () => {
  const value = signal(0.01);
  mounted(numberKnob({ below_maximum: true, maximum: 1 }), value);
  type(part('knob'), '2');
  assert.equal(value.value, 0.01);
  assert.equal(part('knob').value, '2');
  assert.equal(part('knob').getAttribute('aria-invalid'), 'true');
  assert.equal(problem(), 'This must be at least 0 and below 1.');
  type(part('knob'), '0.5');
  assert.equal(value.value, 0.5);
  assert.equal(problem(), '');
});

test('typing runs by itself after a pause, without Enter', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const value = signal(0.01);
  mounted(numberKnob(), value);
  part('knob').value = '0.2';
  part('knob').dispatchEvent(new Event('input', { bubbles: true }));
  assert.equal(value.value, 0.01);
  mock.timers.tick(TYPING_PAUSE_MS);
  assert.equal(value.value, 0.2);
  mock.timers.reset();
});

test('the slider and the typed value show one value', () => {
  const value = signal(0.01);
  mounted(numberKnob(), value);
  assert.equal(Number(part('knob-slider').value), 0.5);
  part('knob-slider').value = '1';
  part('knob-slider').dispatchEvent(new Event('input', { bubbles: true }));
  assert.equal(value.value, 1);
  assert.equal(part('knob').value, '1');
  value.value = 0.123456789;
  assert.equal(part('knob').value, '0.123456789');
  assert.equal(part('knob-slider').getAttribute('aria-valuetext'), '0.1235');
});

test('arrow keys move the slider finely, with shift coarsely', () => {
  const value = signal(0.01);
  mounted(numberKnob(), value);
  assert.equal(press(part('knob-slider'), 'ArrowRight'), false);
  const fine = value.value;
  value.value = 0.01;
  press(part('knob-slider'), 'ArrowRight', { shiftKey: true });
  assert.ok(fine > 0.01 && value.value > fine);
  press(part('knob-slider'), 'ArrowLeft', { shiftKey: true });
  assert.ok(Math.abs(value.value - 0.01) < 1e-4);
});

test('a mark sets its value, and marks of one value share a name', () => {
  const value = signal(0.01);
  const marks = [
    { value: 0.1, label: { en: 'notes', zh: '讲义' } },
    { value: 0.1, label: { en: 'paper', zh: '论文' } },
  ];
  mounted(numberKnob({ marks }), value);
  const mark = part('knob-mark-0.1');
  assert.equal(mark.textContent, 'notes · paper');
  assert.equal(mark.getAttribute('aria-label'), 'notes · paper: 0.1');
  /** @type {any} */ (mark).click();
  assert.equal(value.value, 0.1);
});

test('reset is offered only for a changed value', () => {
  const value = signal(0.01);
  mounted(numberKnob(), value);
  const reset = /** @type {any} */ (part('knob-reset'));
  assert.ok(reset.disabled && reset.hasAttribute('data-idle'));
  value.value = 0.5;
  assert.ok(!reset.disabled && !reset.hasAttribute('data-idle'));
  reset.click();
  assert.equal(value.value, 0.01);
});

test('the language changes in place: texts and problems anew, what was typed stays', () => {
  const value = signal(0.01);
  mounted(numberKnob(), value);
  type(part('knob'), 'abc');
  page.i18n.lang.value = 'zh';
  assert.equal(document.querySelector('.knob-words')?.textContent, 'learning rate（中）');
  assert.match(problem() ?? '', /这不是数字/);
  assert.equal(part('knob').value, 'abc');
  assert.equal(value.value, 0.01);
});

test('what the server refuses is told at the control, in words', () => {
  const { error } = mounted(numberKnob(), signal(0.01));
  const values = { minimum: 0, maximum: 9, above_minimum: true };
  error.value = { code: 'out_of_range', message: 'alpha must be…', where: [], values };
  assert.equal(problem(), 'This must be above 0, at most 9.');
  error.value = { code: 'never_heard_of', message: 'as the server says', where: [] };
  assert.equal(problem(), 'as the server says');
  assert.equal(part('knob').getAttribute('aria-invalid'), 'true');
});

test('everything has a name and its help for a screen reader', () => {
  mounted(numberKnob(), signal(0.01));
  const described = part('knob').getAttribute('aria-describedby') ?? '';
  assert.equal(document.getElementById(described)?.textContent, 'how far');
  assert.equal(document.querySelector('label')?.getAttribute('for'), part('knob').id);
  assert.equal(part('knob-slider').getAttribute('aria-label'), 'learning rate');
});

test('a choice is a group of radios', () => {
  const option = (/** @type {string} */ value) => ({
    value,
    label: { en: value, zh: value },
    help: { en: '', zh: '' },
  });
  const text = { en: 'form', zh: '写法' };
  const knob = {
    kind: 'choice',
    name: 'form',
    default: 'a',
    options: [option('a'), option('b')],
    symbol: 'V',
    label: text,
    help: text,
  };
  const value = signal('a');
  mounted(knob, value);
  assert.ok(part('knob-a').checked && !part('knob-b').checked);
  part('knob-b').dispatchEvent(new Event('change', { bubbles: true }));
  assert.equal(value.value, 'b');
  assert.ok(part('knob-b').checked);
});

test('a list of changes can be typed, added to and taken from', () => {
  const text = { en: 'changes', zh: '改动' };
  const knob = {
    kind: 'changes',
    name: 'changes',
    default: [],
    minimum: 0,
    maximum: 10,
    symbol: 'α(t)',
    label: text,
    help: text,
  };
  const value = signal(/** @type {readonly (readonly [number, number])[]} */ ([[5, 0.1]]));
  mounted(knob, value);
  type(part('knob-0-value'), '0.2');
  assert.deepEqual(value.value, [[5, 0.2]]);
  /** @type {any} */ (part('knob-add')).click();
  assert.deepEqual(value.value, [
    [5, 0.2],
    [6, 0.2],
  ]);
  type(part('knob-1-step'), '0');
  assert.deepEqual(value.value[1], [6, 0.2]);
  /** @type {any} */ (part('knob-0-remove')).click();
  assert.deepEqual(value.value, [[6, 0.2]]);
  assert.equal(part('knob-0-step').value, '6');
});

test('a knob that is disposed of leaves nothing and follows nothing', () => {
  const value = signal(0.01);
  const { dispose } = mounted(numberKnob(), value);
  const input = part('knob');
  dispose();
  value.value = 0.5;
  assert.equal(document.querySelector('.knob'), null);
  assert.equal(input.value, '0.01');
});
