/** The lecturer's sheet for a question: what kind, in which words, with which answers. */
import { computed, signal } from '../core/signal.js';
import { choiceField } from './choice-field.js';
import { dialog } from './dialog.js';
import { h } from './element.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';

/** @typedef {import('../core/room.js').Axis} Axis */
/** @typedef {import('../core/room.js').Question} Question */

const MOST_OPTIONS = 12;

/**
 * @param {Element} root
 * @param {{
 *   i18n: import('../core/i18n.js').I18n,
 *   names: () => string[], axes: () => Axis[], plane: () => boolean,
 *   ask: (question: Question) => void,
 * }} props what the present view offers: its racers' names, knobs for a map, whether it has a picture to tap
 * @returns {(() => void) & { open: () => void }}
 */
export function mountRoomAsk(root, { i18n, names, axes, plane, ask }) {
  const scope = createScope(i18n);
  const sheet = dialog(scope, i18n, { name: 'room-ask-sheet', title: 'rooms.ask' });
  sheet.classList.add('room-ask');
  root.append(sheet);
  scope.own(() => sheet.remove());
  const kind = signal(/** @type {string} */ ('choice'));
  const offered = signal(/** @type {readonly Axis[]} */ ([]));
  const [across, up] = [signal(''), signal('')];
  const words = h('input', { class: 'field', maxlength: 200, 'data-test': 'room-ask-text' });
  scope.attr(words, 'placeholder', () => i18n.t(`rooms.words_${kind.value}`), [kind]);
  const options = h('textarea', { class: 'field room-options', rows: 4, 'data-test': 'room-ask-options' });
  const optionField = labelled(scope, i18n, 'rooms.options', options);
  const mapFields = h('div', { class: 'room-axes' });
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    const entries = offered.value.map(({ name }) => ({ value: name, text: () => name }));
    mapFields.replaceChildren(
      choiceField(inner, { name: () => i18n.t('rooms.across'), test: 'room-across', options: entries, value: across }),
      choiceField(inner, { name: () => i18n.t('rooms.up'), test: 'room-up', options: entries, value: up }),
    );
  }, [offered]);
  scope.own(() => inner.dispose());
  const kinds = computed(
    () => ['choice', 'number', ...(plane() ? ['point'] : []), ...(offered.value.length > 1 ? ['map'] : [])],
    [offered],
  );
  const picker = h('div', {});
  scope.watch(() => {
    const entries = kinds.value.map((value) => ({ value, text: () => i18n.t(`rooms.kind_${value}`) }));
    const choose = (/** @type {string} */ value) => {
      kind.value = value;
    };
    picker.replaceChildren(
      segments(inner, {
        test: 'room-kind',
        label: () => i18n.t('rooms.kind'),
        options: entries,
        chosen: kind,
        onchoose: choose,
      }),
    );
  }, [offered]);
  scope.watch(() => {
    optionField.hidden = kind.value !== 'choice';
    mapFields.hidden = kind.value !== 'map';
  }, [kind]);
  const go = scope.text(h('button', { class: 'button room-go', 'data-test': 'room-ask-go' }), () =>
    i18n.t('rooms.ask_now'),
  );
  const form = h(
    'form',
    { class: 'room-form' },
    picker,
    labelled(scope, i18n, 'rooms.words', words),
    optionField,
    mapFields,
    go,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = questionOf(
      kind.value,
      words.value.trim(),
      lines(options.value),
      [across.value, up.value],
      offered.value,
    );
    if (!question) return void options.setAttribute('aria-invalid', 'true');
    ask(question);
    sheet.close();
  });
  sheet.append(form);
  const open = () => {
    offered.value = axes();
    const [first, second] = offered.value;
    [across.value, up.value] = [first?.name ?? '', second?.name ?? ''];
    options.value = names().join('\n');
    options.removeAttribute('aria-invalid');
    words.value = '';
    if (!kinds.value.includes(kind.value)) kind.value = 'choice';
    sheet.showModal();
  };
  return Object.assign(() => scope.dispose(), { open });
}

/**
 * @param {string} kind
 * @param {string} text
 * @param {readonly string[]} options
 * @param {readonly string[]} chosen
 * @param {readonly Axis[]} offered
 * @returns {Question | null} null where there are too few or too many options
 */
export function questionOf(kind, text, options, chosen, offered) {
  if (kind === 'map') {
    const axes = chosen.map((name) => offered.find((axis) => axis.name === name));
    const [across, up] = axes;
    return across && up && across !== up ? { kind, text, axes: [across, up] } : null;
  }
  if (kind !== 'choice') return { kind: kind === 'point' ? 'point' : 'number', text };
  return options.length >= 2 && options.length <= MOST_OPTIONS ? { kind, text, options } : null;
}

/** @param {string} text */
function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 80))
    .filter(Boolean);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {string} key
 * @param {HTMLElement} input
 */
function labelled(scope, i18n, key, input) {
  return h(
    'label',
    { class: 'room-field' },
    scope.text(h('span', { class: 'quiet' }), () => i18n.t(key)),
    input,
  );
}
