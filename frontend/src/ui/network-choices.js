/** What the networks are made of and how they are trained, for all racers or for the chosen one alone. */

import {
  fullProblem,
  isRegression,
  racerNetwork,
  setBatchSize,
  setNetwork,
  setOwnChoice,
} from '../core/network-spec.js';
import { ownChoice } from '../core/own.js';
import { signal } from '../core/signal.js';
import { signRacers } from '../core/signs.js';
import { errorAt } from '../core/state.js';
import { choiceField } from './choice-field.js';
import { h } from './element.js';
import { numberInput } from './number-input.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';
import { specField } from './spec-field.js';

/** @typedef {import('../core/spec.js').RunSpec} RunSpec */
/** @typedef {import('./layer-steppers.js').LayersProps} ChoicesProps */
/** @typedef {{ value: any, subscribe: (fn: (value: any) => void) => () => void }} Field */

const FORMS = /** @type {const} */ (['coupled', 'decoupled', 'as_printed']);

/**
 * @param {HTMLElement} root
 * @param {ChoicesProps} props
 * @returns {() => void}
 */
export function mountNetworkChoices(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('section', { class: 'network-choices', 'data-test': 'network-choices' });
  root.append(element);
  const scope = createScope(i18n, element);
  const alone = ownChoice(state, 'alone', false);
  const field = (/** @type {string} */ name) => fieldOf(name, alone, props);
  const named = (/** @type {string} */ name, /** @type {readonly import('../core/catalogue.js').Named[]} */ entries) =>
    choiceField(scope, {
      name: () => i18n.t(`network.choice.${name}`),
      test: `network-${name}`,
      options: entries.map((entry) => ({
        value: entry.name,
        text: () => i18n.pick(entry.title),
        title: entry.formula,
      })),
      value: field(name),
    });
  const { activations, inits, losses, limits } = catalogue.networks;
  const size = { minimum: 1, maximum: Number(limits.samples), whole: true };
  element.append(
    scope.text(h('h2', { class: 'rail-title' }), () => i18n.t('network.choices')),
    whose(scope, alone, props),
    batchSize(scope, size, field('batch_size'), props),
    named('activation', activations),
    named('init', inits),
    lossField(scope, losses, props),
    toggle(scope, 'batch_norm', field('batch_norm'), i18n),
    toggle(scope, 'bias', field('bias'), i18n),
    number(scope, 'l2', { minimum: 0, maximum: Number(limits.l2) }, field('l2'), props),
    choiceField(scope, {
      name: () => i18n.t('network.choice.l2_form'),
      test: 'network-l2_form',
      options: FORMS.map((form) => ({ value: form, text: () => i18n.t(`network.l2_form.${form}`) })),
      value: field('l2_form'),
    }),
  );
  return scope.dispose;
}

/**
 * One choice, of all racers or of the chosen one alone.
 * @param {string} name
 * @param {Field} alone
 * @param {ChoicesProps} props
 * @returns {Field}
 */
function fieldOf(name, alone, { state, catalogue }) {
  const pick = (/** @type {any} */ { network, batch_size }) => (name === 'batch_size' ? batch_size : network[name]);
  const read = () => {
    const spec = state.spec.value;
    return pick(alone.value ? racerNetwork(spec, state.focus.value, catalogue) : fullProblem(spec, catalogue));
  };
  const write = (/** @type {RunSpec} */ spec, /** @type {any} */ next) => {
    if (alone.value) return setOwnChoice(spec, state.focus.value, name, same(spec, next) ? undefined : next);
    return name === 'batch_size' ? setBatchSize(spec, next) : setNetwork(spec, { [name]: next });
  };
  const same = (/** @type {RunSpec} */ spec, /** @type {any} */ next) => pick(fullProblem(spec, catalogue)) === next;
  return {
    get value() {
      return read();
    },
    set value(next) {
      if (next !== read()) state.updateSpec((spec) => write(spec, next));
    },
    subscribe(fn) {
      const stops = [state.spec, state.focus, alone].map((source) => source.subscribe(() => fn(read())));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** @param {import('./scope.js').Scope} scope @param {Field} alone @param {ChoicesProps} props */
function whose(scope, alone, { state, catalogue, i18n }) {
  const chosen = {
    get value() {
      return alone.value ? 'one' : 'all';
    },
    subscribe: alone.subscribe,
  };
  const who = () => signRacers(state.spec.value.racers, catalogue)[state.focus.value]?.label ?? '';
  const group = segments(scope, {
    test: 'choices-for',
    label: () => i18n.t('network.choices.for'),
    options: [
      { value: 'all', text: () => i18n.t('network.choices.all') },
      { value: 'one', text: () => i18n.t('network.choices.one', { racer: who() }) },
    ],
    chosen,
    onchoose: (value) => {
      alone.value = value === 'one';
    },
  });
  const word = group.querySelector('.segment:last-child span');
  if (word) scope.text(word, () => i18n.t('network.choices.one', { racer: who() }), [state.spec, state.focus]);
  return group;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {string} name
 * @param {import('./number-entry.js').Bounds} bounds
 * @param {Field} value
 * @param {ChoicesProps} props
 */
function number(scope, name, bounds, value, { state, i18n }) {
  const problem = signal('');
  const input = numberInput(scope, { value, bounds, problem, i18n, test: `network-${name}` });
  const line = scope.text(h('p', { class: 'problem' }), () => problem.value, [problem]);
  scope.watch(() => {
    const refused = errorAt(state.errors.value, ['problem', name === 'batch_size' ? name : 'network']);
    input.setAttribute('aria-invalid', String(problem.value !== '' || refused !== null));
  }, [problem, state.errors]);
  scope.attr(input, 'title', () => i18n.t(`network.choice.${name}_help`));
  const words = scope.text(h('span'), () => i18n.t(`network.choice.${name}`));
  return h('div', { class: 'setting' }, h('label', { class: 'setting-name' }, words, input), line);
}

/**
 * How many samples there are to a batch, with the notes' three beside it: one sample, sixty-four, or all.
 * @param {import('./scope.js').Scope} scope
 * @param {import('./number-entry.js').Bounds} bounds
 * @param {Field} field
 * @param {ChoicesProps} props
 */
function batchSize(scope, bounds, field, props) {
  const row = h('div', { class: 'batch-words' });
  const all = Number(props.catalogue.networks.limits.samples);
  for (const [key, size] of /** @type {const} */ ([
    ['one', 1],
    ['some', 64],
    ['all', all],
  ])) {
    const take = () => {
      field.value = size;
    };
    const button = h('button', { type: 'button', class: 'button', 'data-test': `batch-${key}`, onclick: take });
    row.append(scope.text(button, () => props.i18n.t(`network.batch.${key}`)));
  }
  const setting = number(scope, 'batch_size', bounds, field, props);
  setting.querySelector('label')?.after(row);
  return setting;
}

/** @param {import('./scope.js').Scope} scope @param {string} name @param {Field} value @param {import('../core/i18n.js').I18n} i18n */
function toggle(scope, name, value, i18n) {
  const change = () => {
    value.value = box.checked;
  };
  const box = h('input', { type: 'checkbox', 'data-test': `network-${name}`, onchange: change });
  scope.watch(() => {
    box.checked = value.value;
  }, [value]);
  const words = scope.text(h('span'), () => i18n.t(`network.choice.${name}`));
  return h('label', { class: 'setting-name check' }, words, box);
}

/** All racers have one loss, or they could not be compared. @param {import('./scope.js').Scope} scope @param {import('../core/catalogue.js').NetworkEntries['losses']} losses @param {ChoicesProps} props */
function lossField(scope, losses, { state, catalogue, i18n }) {
  const value = specField(
    state,
    (spec) => fullProblem(spec, catalogue).network.loss,
    (spec, loss) => setNetwork(spec, { loss }),
  );
  const field = choiceField(scope, {
    name: () => i18n.t('network.choice.loss'),
    test: 'network-loss',
    options: losses.map((loss) => ({ value: loss.name, text: () => i18n.pick(loss.title), title: loss.formula })),
    value,
  });
  const options = [...field.querySelectorAll('option')];
  scope.watch(() => {
    const regression = isRegression(fullProblem(state.spec.value, catalogue).data, catalogue);
    for (const [i, loss] of losses.entries()) options[i]?.toggleAttribute('disabled', regression && !loss.regression);
  }, [state.spec]);
  return field;
}
