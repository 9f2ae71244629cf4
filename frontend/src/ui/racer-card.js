/**
 * One racer's controls: its rule's knobs and its schedule, folded under its sign and name; and what it is, behind one button.
 *
 * @typedef {{
 *   index: number,
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 *   run: import('../core/signal.js').Readable<import('../core/track.js').RunTrack | null>,
 *   editing: import('../core/signal.js').Signal<number | null>,
 * }} CardProps
 *   `editing` is the racer whose name, sign and place are open to change
 */

import { RATE, rateOf, setRate } from '../core/rates.js';
import { computed, signal } from '../core/signal.js';
import { signRacers } from '../core/signs.js';
import { knobValue, racerKeys, setKnob } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { iconButton } from './button.js';
import { h, setAttr, setText } from './element.js';
import { icon } from './icons.js';
import { mountKnob } from './knob.js';
import { mountRacerEditor } from './racer-editor.js';
import { mountSchedulePicker } from './schedule-picker.js';
import { createScope } from './scope.js';
import { scrollWithin } from './scroll-within.js';
import { specField } from './spec-field.js';
import { swatch } from './swatch.js';

/** With more racers than these only the chosen one's card begins open. */
const OPEN_RACERS = 4;

/**
 * @param {Element} root
 * @param {CardProps} props
 * @returns {() => void}
 */
export function mountRacerCard(root, props) {
  const { index, state, catalogue, i18n, editing } = props;
  const racer = state.spec.value.racers[index];
  if (!racer) throw new RangeError(`there is no racer ${index}`);
  const rule = catalogue.ruleOf(racer);
  const key = racerKeys(state.spec.value.racers)[index] ?? racer.rule;
  const editor = h('div', { id: `edit-${key}` });
  const body = h('div', { class: 'card-body', id: `card-${key}` }, editor);
  const card = h('section', { class: 'card', 'data-test': `card-${key}` });
  root.append(card);
  const scope = createScope(i18n, card);
  const open = openness(scope, state, index);
  card.append(cardHead(scope, { ...props, rule, key, open, card }), body);
  const story = scope.text(h('p', { class: 'quiet card-story' }), () => i18n.pick(rule.story));
  body.append(story);
  for (const knob of rule.knobs) scope.own(mountRuleKnob(body, knob, key, props));
  scope.own(mountSchedulePicker(body, { ...props, racerKey: key }));
  scope.watch(() => {
    body.hidden = !open.value;
    card.toggleAttribute('data-open', open.value);
  }, [open]);
  scope.watch(() => {
    story.hidden = state.focus.value !== index;
  }, [state.focus]);
  let unmount = () => {};
  scope.watch(() => {
    unmount();
    unmount = editing.value === index ? mountRacerEditor(editor, { ...props, racerKey: key }) : () => {};
    if (editing.value === index) open.value = true;
  }, [editing]);
  scope.own(() => unmount());
  scope.own(state.focus.subscribe((focus) => focus === index && scrollWithin(card)));
  return scope.dispose;
}

/**
 * Cards are open until they are folded, so that any knob is at hand, as long as there are few; choosing a racer opens its card.
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/state.js').State} state
 * @param {number} index
 */
function openness(scope, state, index) {
  const open = signal(state.spec.value.racers.length <= OPEN_RACERS || state.focus.value === index);
  scope.own(
    state.focus.subscribe((focus) => {
      if (focus === index) open.value = true;
    }),
  );
  return open;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {CardProps & {
 *   rule: import('../core/catalogue.js').RuleEntry, key: string, card: HTMLElement,
 *   open: import('../core/signal.js').Signal<boolean>,
 * }} props
 */
function cardHead(scope, props) {
  const { index, state, i18n, rule, key, open, editing } = props;
  const toggle = () => {
    open.value = !open.value;
    if (open.value) state.focus.value = index;
  };
  const button = h('button', { type: 'button', class: 'card-name', 'aria-controls': `card-${key}`, onclick: toggle });
  scope.attr(button, 'title', () => i18n.pick(rule.title));
  scope.watch(() => setAttr(button, 'aria-expanded', String(open.value)), [open]);
  button.append(...who(scope, props), icon('fold'));
  const edit = () => {
    editing.value = editing.value === index ? null : index;
  };
  const more = iconButton(scope, i18n, { icon: 'more', key: 'racer.edit', onclick: edit, test: `racer-${key}-edit` });
  setAttr(more, 'aria-controls', `edit-${key}`);
  scope.watch(() => setAttr(more, 'aria-expanded', String(editing.value === index)), [editing]);
  return h('div', { class: 'card-head' }, h('h3', {}, button), more);
}

/**
 * Sign, name and learning rate, as they are now.
 * @param {import('./scope.js').Scope} scope
 * @param {CardProps & {card: HTMLElement}} props
 */
function who(scope, { index, state, catalogue, card }) {
  const sign = h('span', { class: 'card-sign' });
  const label = h('span', { class: 'card-label' });
  const rate = h('span', { class: 'quiet card-rate' });
  let look = '';
  scope.watch(() => {
    const racer = signRacers(state.spec.value.racers, catalogue)[index];
    if (!racer) return;
    setText(label, racer.label);
    const alpha = rateOf(state.spec.value, index, catalogue);
    setText(rate, alpha === undefined ? '' : `α ${alpha}`);
    if (JSON.stringify(racer.style) === look) return;
    look = JSON.stringify(racer.style);
    card.style.setProperty('--own', racer.style.colour);
    sign.replaceChildren(swatch(racer.style));
  }, [state.spec]);
  return [sign, label, rate];
}

/**
 * @param {Element} root
 * @param {import('./knob.js').Knob} knob
 * @param {string} key
 * @param {CardProps} props
 */
function mountRuleKnob(root, knob, key, { index, state, catalogue, i18n }) {
  const value = specField(
    state,
    (spec) => knobValue(spec.racers[index]?.knobs, knob),
    (spec, next) =>
      knob.name === RATE
        ? setRate(spec, index, Number(next), state.linkRates.value, catalogue)
        : setKnob(spec, index, knob.name, next),
  );
  const error = computed(() => errorAt(state.errors.value, ['racers', index, 'knobs', knob.name]), [state.errors]);
  return mountKnob(root, { knob, value, error, i18n, test: `knob-${key}-${knob.name}`, dragging: state.dragging });
}
