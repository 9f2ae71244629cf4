/** A person's own points: brushes to draw them on the plots, and a box for a table that is pasted or read from a file. */
import { CLASSES } from '../core/class-colours.js';
import { readPoints, writePoints } from '../core/csv-points.js';
import { signal } from '../core/signal.js';
import { h } from './element.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/** @typedef {import('../core/network-spec.js').Point} Point */
/** @typedef {import('../core/csv-points.js').Trouble} Trouble */

/** Classes that there is a brush for. */
const BRUSHES = 3;
/** Longer files are not even read. */
const MOST_FILE_BYTES = 2_000_000;
/** What of a message is left for the rest of a spec. */
const SHARE_OF_MESSAGE = 0.9;

/**
 * @typedef {{
 *   i18n: import('../core/i18n.js').I18n, catalogue: import('../core/catalogue.js').Catalogue,
 *   brush: import('../core/signal.js').Signal<string>,
 *   points: import('../core/signal.js').Readable<readonly Point[]>,
 *   onpoints: (points: readonly Point[], labels: 'classes' | 'values') => void,
 *   onclear: () => void,
 *   enough: import('../core/signal.js').Readable<boolean>,
 * }} OwnProps
 *   `brush` is '' while nothing is drawn, a label, or `erase`; `points` those there are; `enough` whether they can be learnt from
 */

/**
 * @param {HTMLElement} root
 * @param {OwnProps} props
 */
export function mountOwnPoints(root, props) {
  const { i18n, enough } = props;
  const element = h('section', { class: 'own-points', 'data-test': 'own-points' });
  root.append(element);
  const scope = createScope(i18n, element);
  const wanting = scope.text(h('p', { class: 'problem' }), () => (enough.value ? '' : i18n.t('network.own.wanting')), [
    enough,
  ]);
  element.append(brushes(scope, props), table(scope, props), wanting);
  return Object.assign(() => scope.dispose(), { element });
}

/** @param {import('./scope.js').Scope} scope @param {OwnProps} props */
function brushes(scope, { i18n, brush, onclear }) {
  const labels = Array.from({ length: BRUSHES }, (_, label) => String(label));
  const group = segments(scope, {
    test: 'brush',
    label: () => i18n.t('network.own.brush'),
    options: [
      { value: '', text: () => i18n.t('network.own.look') },
      ...labels.map((value) => ({ value, text: () => i18n.t('network.own.class', { label: value }) })),
      { value: 'erase', text: () => i18n.t('network.own.erase') },
    ],
    chosen: brush,
    onchoose: (value) => {
      brush.value = value;
    },
  });
  labels.forEach((_, label) => {
    const segment = /** @type {HTMLElement | undefined} */ (group.children[label + 1]);
    segment?.style.setProperty('--class', CLASSES[label] ?? '');
  });
  const clear = h('button', { type: 'button', class: 'button', 'data-test': 'points-clear', onclick: () => onclear() });
  scope.text(clear, () => i18n.t('network.own.clear'));
  return h('div', { class: 'own-brushes' }, group, clear);
}

/** @param {import('./scope.js').Scope} scope @param {OwnProps} props */
function table(scope, { i18n, catalogue, points, onpoints }) {
  const trouble = signal(/** @type {Trouble | null} */ (null));
  const labels = signal(/** @type {string} */ ('classes'));
  const bounds = () => ({
    samples: Number(catalogue.networks.limits.samples),
    classes: Number(catalogue.networks.limits.classes),
    bytes: Math.floor(SHARE_OF_MESSAGE * Number(catalogue.limits.message_bytes)),
    values: labels.value === 'values',
  });
  const take = () => {
    const read = readPoints(text.value, bounds());
    trouble.value = read.trouble;
    if (read.points) onpoints(read.points, /** @type {'classes' | 'values'} */ (labels.value));
  };
  const text = h('textarea', { class: 'field points-text', 'data-test': 'points-csv', rows: 4, spellcheck: 'false' });
  scope.attr(text, 'aria-label', () => i18n.t('network.own.csv'));
  scope.attr(text, 'placeholder', () => i18n.t('network.own.placeholder'));
  scope.attr(text, 'aria-invalid', () => String(trouble.value !== null), [trouble]);
  const open = async () => {
    const [given] = file.files ?? [];
    if (!given) return;
    if (given.size > MOST_FILE_BYTES)
      trouble.value = { key: 'file', params: { got: given.size, limit: MOST_FILE_BYTES } };
    else text.value = await given.text();
    file.value = '';
    if (given.size <= MOST_FILE_BYTES) take();
  };
  const accept = '.csv,.tsv,.txt,text/csv,text/plain';
  const file = h('input', { type: 'file', accept, 'data-test': 'points-file', onchange: () => void open() });
  const read = h(
    'label',
    { class: 'button file-button' },
    scope.text(h('span'), () => i18n.t('network.own.file')),
    file,
  );
  const apply = h('button', { type: 'button', class: 'button own-apply', 'data-test': 'points-apply', onclick: take });
  scope.text(apply, () => i18n.t('network.own.apply'));
  const fill = h('button', {
    type: 'button',
    class: 'button',
    onclick: () => {
      text.value = writePoints(points.value);
    },
  });
  scope.text(fill, () => i18n.t('network.own.fill'));
  const kind = segments(scope, {
    test: 'points-labels',
    label: () => i18n.t('network.own.labels'),
    options: ['classes', 'values'].map((value) => ({ value, text: () => i18n.t(`network.own.labels.${value}`) })),
    chosen: labels,
    onchoose: (value) => {
      labels.value = value;
    },
  });
  const problem = h('p', { class: 'problem', role: 'alert', 'data-test': 'points-problem' });
  const sentence = () => (trouble.value ? i18n.t(`network.csv.${trouble.value.key}`, trouble.value.params) : '');
  scope.text(problem, sentence, [trouble]);
  return h('div', { class: 'own-table' }, text, h('div', { class: 'own-actions' }, kind, apply, fill, read), problem);
}
