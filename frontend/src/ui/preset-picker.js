/** The presets: races to begin with, each with a sentence that says what there is to see. */
import { fillSpec, specText } from '../core/link-spec.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./surface-picker.js').SurfaceProps & {
 *   player: import('../core/player.js').Player, topics?: readonly string[],
 * }} PresetProps
 *   `topics` are the headings that are listed, where they are not a race's
 * @typedef {import('../core/catalogue.js').PresetEntry} PresetEntry
 */

/** The headings that a race's presets are listed under, in their order. */
const TOPICS = Object.freeze(['notes', 'rates', 'memory', 'ground']);

/**
 * @param {Element} root
 * @param {PresetProps} props
 * @returns {() => void}
 */
export function mountPresetPicker(root, props) {
  const { state, catalogue, i18n } = props;
  const sentence = h('p', { class: 'quiet preset-sentence', 'data-test': 'preset-sentence', 'aria-live': 'polite' });
  const element = h('div', { class: 'preset-picker' });
  root.append(element, sentence);
  const scope = createScope(i18n, element, sentence);
  const present = computed(() => presentPreset(state.spec.value, catalogue), [state.spec]);
  element.append(picker(scope, present, props));
  scope.text(sentence, () => (present.value ? i18n.pick(present.value.sentence) : ''), [present]);
  scope.watch(() => {
    sentence.hidden = present.value === null;
  }, [present]);
  return scope.dispose;
}

/**
 * Shows a preset from its start.
 * @param {PresetEntry} preset
 * @param {Pick<PresetProps, 'state' | 'catalogue' | 'player'>} page
 */
export function takePreset({ spec, speed }, { state, catalogue, player }) {
  state.focus.value = 0;
  state.spec.value = fillSpec(spec, catalogue);
  if (speed !== null) player.speed.value = speed;
  player.toStart();
  player.play();
}

/**
 * The preset that is on the page, wherever it came from: the list, a link, the knobs turned back.
 * @param {import('../core/spec.js').RunSpec} spec
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 * @returns {PresetEntry | null}
 */
function presentPreset(spec, catalogue) {
  const text = specText(spec, catalogue);
  return catalogue.presets.find((preset) => textOf(preset, catalogue) === text) ?? null;
}

/** @type {WeakMap<PresetEntry, string>} */
const texts = new WeakMap();

/**
 * A preset does not change, and every turn of a knob asks for all of them.
 * @param {PresetEntry} preset
 * @param {import('../core/catalogue.js').Catalogue} catalogue
 */
function textOf(preset, catalogue) {
  const text = texts.get(preset) ?? specText(fillSpec(preset.spec, catalogue), catalogue);
  texts.set(preset, text);
  return text;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/signal.js').Readable<PresetEntry | null>} present
 * @param {PresetProps} props
 */
function picker(scope, present, props) {
  const { catalogue, i18n, topics = TOPICS } = props;
  const take = () => {
    const preset = catalogue.presets.find(({ name }) => name === select.value);
    if (preset) takePreset(preset, props);
  };
  const own = scope.text(h('option', { value: '', hidden: true }), () => i18n.t('preset.own'));
  const groups = topics.map((topic) => {
    const presets = catalogue.presets.filter((preset) => preset.topic === topic);
    const options = presets.map(({ name, title }) => scope.text(h('option', { value: name }), () => i18n.pick(title)));
    return scope.attr(h('optgroup', {}, ...options), 'label', () => i18n.t(`preset.topic_${topic}`));
  });
  const select = h('select', { class: 'field', 'data-test': 'preset', onchange: take }, own, ...groups);
  scope.attr(select, 'aria-label', () => i18n.t('preset.title'));
  scope.watch(() => {
    select.value = present.value?.name ?? '';
  }, [present]);
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t('preset.title')),
    select,
  );
}
