/** A catalogue of two rules, two schedules and two surfaces, as small as the laws of specs and links need. */
import { createCatalogue } from '../../../frontend/src/core/catalogue.js';

const signs = (/** @type {string[]} */ ...values) =>
  values.map((value) => ({ value, label: { en: value, zh: value } }));
const number = (/** @type {string} */ name, /** @type {number} */ value) => ({ kind: 'number', name, default: value });

/** @type {import('../../../frontend/src/core/spec.js').RunSpec} */
export const opening = {
  problem: { kind: 'surface', name: 'ravine', knobs: { condition: 40 } },
  start: [-1.2, 1],
  steps: 300,
  seed: 0,
  noise: 0,
  steps_per_epoch: 10,
  target: null,
  racers: [
    {
      rule: 'gd',
      label: 'GD',
      knobs: { alpha: 0.05 },
      schedule: { name: 'constant', knobs: {} },
      start: null,
      sign: 'minus',
      style: { colour: '#0072B2', dash: 'solid', marker: 'circle' },
    },
    {
      rule: 'adam',
      label: 'Adam',
      knobs: { alpha: 0.01, beta1: 0.9 },
      schedule: { name: 'constant', knobs: {} },
      start: null,
      sign: 'minus',
      style: { colour: '#CC79A7', dash: 'dashdot', marker: 'triangle-up' },
    },
  ],
};

export const catalogue = createCatalogue(
  /** @type {any} */ ({
    rules: [
      {
        name: 'gd',
        label: 'GD',
        knobs: [number('alpha', 0.01)],
        lines: [],
        variants: [],
        style: opening.racers[0]?.style,
      },
      {
        name: 'adam',
        label: 'Adam',
        knobs: [number('alpha', 0.01), number('beta1', 0.9)],
        lines: [{ target: 'Vc', expression: 'V/(1 - beta1_t)', phase: 'correction' }],
        powers: { beta1_t: 'beta1' },
        variants: [
          { l2_form: 'coupled', corrected: true, powers: { beta1_t: 'beta1' }, lines: [{ target: 'G' }] },
          { l2_form: null, corrected: false, powers: {}, lines: [{ target: 'step', expression: 'alpha*V' }] },
        ],
        style: opening.racers[1]?.style,
      },
    ],
    decay: {
      knob: { ...number('l2', 0.1), symbol: 'λ' },
      forms: [{ value: 'coupled', label: { en: 'coupled', zh: '耦合' } }],
    },
    schedules: [
      { name: 'constant', knobs: [] },
      { name: 'decay', knobs: [number('rate', 1)] },
      { name: 'manual', knobs: [{ kind: 'changes', name: 'changes', default: [] }] },
    ],
    surfaces: [
      {
        name: 'ravine',
        parameters: ['x', 'y'],
        knobs: [number('condition', 40)],
        starts: [{ name: 'wall', at: [-1.2, 1] }],
        rates: { gd: 0.05 },
        steps: 200,
      },
      { name: 'bowl', parameters: ['x', 'y'], knobs: [], starts: [{ name: 'side', at: [1, 2] }], rates: {}, steps: 80 },
    ],
    signs: {
      colour: signs('#56B4E9', '#D55E00', '#0072B2', '#E69F00', '#009E73', '#CC79A7'),
      dash: signs('solid', 'dash', 'dot', 'dashdot'),
      marker: signs('circle', 'square', 'diamond', 'triangle-up', 'star', 'cross'),
    },
    limits: { racers: 6 },
    defaults: { spec: opening },
  }),
);
