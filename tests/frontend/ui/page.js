/** A page to mount parts on: happy-dom's window as the global one, and the texts of the product. */
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { createCatalogue } from '../../../frontend/src/core/catalogue.js';
import { createI18n } from '../../../frontend/src/core/i18n.js';
import { createPlayer } from '../../../frontend/src/core/player.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { createState } from '../../../frontend/src/core/state.js';

const LOCALES = new URL('../../../frontend/locales/', import.meta.url);

/** @param {string} language */
export function readTable(language) {
  return JSON.parse(readFileSync(new URL(`${language}.json`, LOCALES), 'utf8'));
}

/** Makes a fresh page; the parts find it as they would a browser's. */
export function openPage() {
  const window = /** @type {any} */ (new Window());
  const names = ['document', 'Node', 'Element', 'HTMLElement', 'KeyboardEvent', 'Event', 'MouseEvent'];
  for (const name of names) Reflect.set(globalThis, name, window[name]);
  const i18n = createI18n(signal('en'), { en: readTable('en'), zh: readTable('zh') });
  return { window, root: document.body, i18n };
}

/**
 * The part that a test looks for.
 * @template {Element} [E=HTMLInputElement]
 * @param {string} name its `data-test`
 * @returns {E}
 */
export function part(name) {
  const found = document.querySelector(`[data-test="${name}"]`);
  if (!found) throw new Error(`there is no ${name} on the page`);
  return /** @type {E} */ (found);
}

/** Types a value as a person does, ending with Enter. */
export function type(/** @type {HTMLInputElement} */ input, /** @type {string} */ text) {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses a key on an element; returns whether the page left it to the browser. */
export function press(/** @type {Element} */ target, /** @type {string} */ key, options = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  target.dispatchEvent(event);
  return !event.defaultPrevented;
}

const text = (/** @type {string} */ en) => ({ en, zh: `${en}（中）` });

/**
 * A number knob as the catalogue declares one.
 * @param {Partial<import('../../../frontend/src/core/catalogue.js').NumberKnob>} [changes]
 * @returns {import('../../../frontend/src/core/catalogue.js').NumberKnob}
 */
export function numberKnob(changes = {}) {
  return {
    kind: 'number',
    name: 'alpha',
    default: 0.01,
    minimum: 0,
    maximum: 1e6,
    above_minimum: false,
    below_maximum: false,
    slider: [1e-4, 1],
    scale: 'log',
    symbol: 'α',
    label: text('learning rate'),
    help: text('how far'),
    whole: false,
    marks: [],
    ...changes,
  };
}

/** @param {string} name @param {readonly import('../../../frontend/src/core/catalogue.js').Knob[]} knobs */
const rule = (name, knobs) => ({
  name,
  order: 1,
  label: name.toUpperCase(),
  title: text(name),
  story: text(`the story of ${name}`),
  knobs,
  state: [],
  powers: {},
  lines: [],
  variants: [{ l2_form: 'coupled', corrected: true, powers: {}, lines: [] }],
  style: { colour: '#0072B2', dash: 'solid', marker: 'circle' },
  differs: text(''),
  source: '',
});

/** @param {string} name @param {number[][]} starts */
const surface = (name, starts) => ({
  name,
  title: text(name),
  story: text(`the story of ${name}`),
  formula: 'J = x^2',
  parameters: starts[0]?.length === 1 ? ['W'] : ['x', 'y'],
  knobs: [],
  domain: [],
  starts: starts.map((at, i) => ({ name: `start${i}`, label: text(`start ${i}`), at })),
  minima: [],
  saddles: [],
  maxima: [],
  rates: { gd: 0.5 },
  levels: /** @type {const} */ ('log'),
  steps: 77,
  quadratic: false,
  source: '',
});

const signs = (/** @type {string[]} */ ...values) => values.map((value) => ({ value, label: text(value) }));
const SIGNS = {
  colour: signs('#56B4E9', '#D55E00', '#0072B2', '#E69F00'),
  dash: signs('solid', 'dash'),
  marker: signs('circle', 'square', 'star', 'cross'),
};

/** @type {import('../../../frontend/src/core/catalogue.js').NetworkEntries} */
const NETWORKS = {
  data: [],
  activations: [],
  losses: [],
  inits: [],
  limits: {},
  defaults: {
    data: { name: 'circle', size: 500, noise: 0, test_share: 0.5 },
    network: {
      hidden: [4, 2],
      bias: true,
      activation: 'tanh',
      loss: 'squared',
      init: 'glorot_normal',
      batch_norm: false,
      l2: 0,
      l2_form: 'coupled',
    },
    batch_size: 10,
  },
};

/** A small catalogue, a state and a player, as `main.js` makes them. */
export function openLab() {
  const schedule = { title: text('schedule'), story: text('story'), formula: 'alpha = alpha0', source: '' };
  const catalogue = createCatalogue({
    version: '0',
    protocol: 1,
    rules: [rule('gd', [numberKnob()]), rule('adam', [numberKnob(), numberKnob({ name: 'beta1', default: 0.9 })])],
    decay: {
      knob: numberKnob({ name: 'l2', default: 0.1 }),
      forms: [{ value: 'coupled', label: text('coupled'), help: text('help') }],
    },
    schedules: [
      { ...schedule, name: 'constant', knobs: [] },
      { ...schedule, name: 'decay', knobs: [numberKnob({ name: 'rate', default: 1 })] },
    ],
    surfaces: [
      surface('ravine', [
        [-1, 2],
        [3, 4],
      ]),
      surface('curve', [[10]]),
    ],
    presets: [],
    lessons: [],
    signs: SIGNS,
    formulas: { examples: [], limits: {} },
    networks: NETWORKS,
    scenes: [{ id: 'race', order: 10 }],
    limits: { steps: 1000, racers: 4, label: 80 },
    defaults: {
      spec: { problem: { kind: 'surface', name: 'ravine' }, steps: 50, racers: [{ rule: 'gd' }, { rule: 'adam' }] },
    },
  });
  const player = createPlayer();
  const state = createState({ spec: catalogue.defaults.spec, player });
  const run = signal(/** @type {import('../../../frontend/src/core/track.js').RunTrack | null} */ (null));
  return { ...openPage(), catalogue, player, state, run };
}
