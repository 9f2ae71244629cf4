/**
 * One racer's controls: its rule's knobs and its schedule, folded under its sign and name.
 *
 * @typedef {{
 *   index: number,
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 *   run: import('../core/signal.js').Readable<import('../core/track.js').RunTrack | null>,
 * }} CardProps
 */
import { computed, signal } from '../core/signal.js';
import { knobValue, racerKeys, setKnob, setKnobOfAll } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h, setAttr } from './element.js';
import { icon } from './icons.js';
import { mountKnob } from './knob.js';
import { mountSchedulePicker } from './schedule-picker.js';
import { createScope } from './scope.js';
import { specField } from './spec-field.js';
import { swatch } from './swatch.js';

/** The knob that linked learning rates share. */
const RATE = 'alpha';

/**
 * @param {Element} root
 * @param {CardProps} props
 * @returns {() => void}
 */
export function mountRacerCard(root, props) {
  const { index, state, catalogue, i18n } = props;
  const racer = state.spec.value.racers[index];
  if (!racer) throw new RangeError(`there is no racer ${index}`);
  const rule = catalogue.rule(racer.rule);
  const key = racerKeys(state.spec.value.racers)[index] ?? racer.rule;
  const body = h('div', { class: 'card-body', id: `card-${key}` });
  const card = h('section', { class: 'card', 'data-test': `card-${key}` });
  card.style.setProperty('--own', (racer.style ?? rule.style).colour);
  root.append(card);
  const scope = createScope(i18n, card);
  const open = openness(scope, state, index);
  card.append(cardHead(scope, { ...props, rule, racer, key, open }), body);
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
  scope.own(state.focus.subscribe((focus) => focus === index && card.scrollIntoView({ block: 'nearest' })));
  return scope.dispose;
}

/**
 * Every card is open until it is folded, so that any knob is at hand; choosing a racer opens its card and tells its story.
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/state.js').State} state
 * @param {number} index
 */
function openness(scope, state, index) {
  const open = signal(true);
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
 *   rule: import('../core/catalogue.js').RuleEntry, racer: import('../core/spec.js').RacerSpec, key: string,
 *   open: import('../core/signal.js').Signal<boolean>,
 * }} props
 */
function cardHead(scope, { index, state, i18n, rule, racer, key, open }) {
  const toggle = () => {
    open.value = !open.value;
    if (open.value) state.focus.value = index;
  };
  const label = h('span', { class: 'card-label' }, racer.label ?? rule.label);
  const rate = h('span', { class: 'quiet card-rate' });
  const button = h('button', { type: 'button', class: 'card-name', 'aria-controls': `card-${key}`, onclick: toggle });
  button.append(swatch(racer.style ?? rule.style), label, rate, icon('fold'));
  scope.attr(button, 'title', () => i18n.pick(rule.title));
  scope.watch(() => setAttr(button, 'aria-expanded', String(open.value)), [open]);
  const knob = rule.knobs.find(({ name }) => name === RATE);
  if (knob)
    scope.text(rate, () => `${knob.symbol} ${knobValue(state.spec.value.racers[index]?.knobs, knob)}`, [state.spec]);
  return h('h3', {}, button);
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
      knob.name === RATE && state.linkRates.value
        ? setKnobOfAll(spec, RATE, next, catalogue)
        : setKnob(spec, index, knob.name, next),
  );
  const error = computed(() => errorAt(state.errors.value, ['racers', index, 'knobs', knob.name]), [state.errors]);
  return mountKnob(root, { knob, value, error, i18n, test: `knob-${key}-${knob.name}`, dragging: state.dragging });
}
