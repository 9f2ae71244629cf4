/** One weight or bias: its value, which can be changed by hand, and its last update line by line. */
import { prettyName } from '../core/network-shape.js';
import { signal } from '../core/signal.js';
import { h, setText } from './element.js';
import { buildLines, fillLines } from './inspector-lines.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';

/** @typedef {import('../core/inspection.js').Source} Source */
/**
 * @typedef {object} Shown
 * @property {readonly string[]} names of all parameters
 * @property {number} place of the one that is shown, or -1
 * @property {number} value
 * @property {number} step the update that led here
 * @property {Source} source
 * @property {number} decayed what a decay beside the rule took off first
 * @property {boolean} edited whether anything of this racer was set by hand
 */

const DIGITS = 5;
const WIDEST = 1e12;

/**
 * @param {HTMLElement} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n, parameter: import('../core/signal.js').Signal<string>,
 *   onset: (value: number) => void, onundo: () => void,
 * }} props
 */
export function mountWeightCard(root, { i18n, parameter, onset, onundo }) {
  const element = h('section', { class: 'weight-card', 'data-test': 'weight' });
  root.append(element);
  const scope = createScope(i18n, element);
  const number = signal(0);
  const entry = {
    get value() {
      return number.value;
    },
    set value(next) {
      if (!Object.is(next, number.value)) onset(next);
    },
    subscribe: number.subscribe,
  };
  const problem = signal('');
  const bounds = { minimum: -WIDEST, maximum: WIDEST };
  const input = numberInput(scope, { value: entry, bounds, problem, i18n, test: 'weight-value' });
  // While it plays the value changes all the time; who is about to type, or types, is left alone.
  let typing = false;
  for (const name of ['focus', 'input'])
    input.addEventListener(name, () => {
      typing = true;
    });
  for (const name of ['change', 'blur'])
    input.addEventListener(name, () => {
      typing = false;
    });
  scope.attr(input, 'aria-label', () => i18n.t('network.weight.value'));
  scope.attr(input, 'title', () => i18n.t('network.weight.help'));
  const change = () => {
    parameter.value = select.value;
  };
  const select = h('select', { class: 'field', 'data-test': 'weight-name', onchange: change });
  const undo = h('button', { type: 'button', class: 'button', 'data-test': 'weight-undo', onclick: () => onundo() });
  const word = scope.text(h('span'), () => i18n.t('network.weight'));
  const equals = h('span', {}, '=');
  const head = h('div', { class: 'weight-head' }, h('label', { class: 'labelled' }, word, select), equals, input, undo);
  const lines = h('div', { class: 'inspector-lines weight-lines' });
  const decay = h('p', { class: 'quiet' });
  element.append(
    head,
    scope.text(h('p', { class: 'problem' }), () => problem.value, [problem]),
    decay,
    lines,
  );
  scope.text(undo, () => i18n.t('network.weight.undo'));
  // Before there is a network there is no weight of it.
  undo.hidden = equals.hidden = input.hidden = lines.hidden = true;
  /** @type {ReturnType<typeof buildLines> | null} */
  let page = null;
  let built = '';
  scope.own(() => page?.dispose());
  const rebuild = (/** @type {Shown} */ shown) => {
    const key = JSON.stringify([shown.source.key, shown.place]);
    if (key === built) return;
    built = key;
    page?.dispose();
    page = buildLines(shown.source, [shown.place], i18n);
    lines.replaceChildren(...page.elements);
  };
  return {
    /** @param {Shown} shown */
    show(shown) {
      const { names, place, value, step, source, decayed, edited } = shown;
      fillNames(select, names, place, i18n);
      undo.hidden = !edited;
      equals.hidden = input.hidden = lines.hidden = place < 0;
      if (place < 0) return;
      if (!typing) number.value = value;
      element.dataset.step = String(step);
      input.dataset.value = String(value);
      rebuild(shown);
      if (page) fillLines(page, source, step > 0 ? 1 : 0, DIGITS);
      setText(decay, decayed ? i18n.t('network.weight.decayed', { decayed: decayed.toPrecision(DIGITS) }) : '');
    },
    dispose: scope.dispose,
  };
}

/** @param {HTMLSelectElement} select @param {readonly string[]} names @param {number} place @param {import('../core/i18n.js').I18n} i18n */
function fillNames(select, names, place, i18n) {
  const key = JSON.stringify([names, i18n.lang.value]);
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    const none = h('option', { value: '' }, i18n.t('network.weight.none'));
    select.replaceChildren(none, ...names.map((name) => h('option', { value: name }, prettyName(name))));
  }
  select.value = names[place] ?? '';
}
