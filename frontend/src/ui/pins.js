/** Pinning: the present run stays on the stage as a ghost; each ghost can be brought back to life, or taken away. */
import { canonicalSpec } from '../core/link-spec.js';
import { addPin, canPin, MOST_PINS, pinOf, removePin } from '../core/pins.js';
import { computed } from '../core/signal.js';
import { differences } from '../core/spec-difference.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./surface-picker.js').SurfaceProps & {shortcuts: import('./shortcuts.js').Shortcuts}} PinProps
 * @typedef {import('../core/spec.js').RunSpec} RunSpec
 * @typedef {import('../core/spec-difference.js').Difference} Difference
 */

/** What tells a pin from the present run: more than these would not fit. */
const TOLD = 2;

/**
 * @param {Element} root
 * @param {PinProps} props
 * @returns {() => void}
 */
export function mountPins(root, props) {
  const { state, catalogue, i18n, shortcuts } = props;
  const present = computed(() => canonicalSpec(state.spec.value, catalogue), [state.spec]);
  const list = h('ul', { class: 'pin-list' });
  const element = h('div', { class: 'pins', role: 'group' });
  root.append(element);
  const scope = createScope(i18n, element);
  scope.attr(element, 'aria-label', () => i18n.t('pin.title'));
  const toggle = () => {
    const pins = state.pins.value;
    const at = pinOf(pins, present.value);
    state.pins.value = at < 0 ? addPin(pins, present.value) : removePin(pins, at);
  };
  element.append(pinButton(scope, present, props, toggle), list);
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    list.replaceChildren(...state.pins.value.map((pin, index) => chip(inner, pin, index, props)));
    list.hidden = state.pins.value.length === 0;
  }, [state.pins]);
  scope.own(() => inner.dispose());
  scope.own(shortcuts.add('view', [{ keys: ['p', 'P'], shown: ['P'], key: 'pin.add', run: toggle }]));
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/signal.js').Readable<RunSpec>} present
 * @param {PinProps} props
 * @param {() => void} onclick
 */
function pinButton(scope, present, { state, i18n }, onclick) {
  const button = iconButton(scope, i18n, {
    icon: 'pin',
    key: 'pin.pin',
    onclick,
    test: 'pin',
    shortcut: 'P',
    visible: true,
  });
  scope.watch(() => {
    const pinned = pinOf(state.pins.value, present.value) >= 0;
    setAttr(button, 'aria-pressed', String(pinned));
    button.disabled = !pinned && !canPin(state.pins.value, present.value);
  }, [state.pins, present]);
  const full = () => state.pins.value.length >= MOST_PINS;
  return scope.attr(button, 'title', () => (full() ? i18n.t('pin.full', { most: MOST_PINS }) : i18n.t('pin.add')), [
    state.pins,
  ]);
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {RunSpec} pin
 * @param {number} index
 * @param {PinProps} props
 */
function chip(scope, pin, index, { state, catalogue, i18n }) {
  const number = index + 1;
  const back = () => {
    state.spec.value = pin;
  };
  const remove = () => {
    state.pins.value = removePin(state.pins.value, index);
  };
  const words = () => told(differences(pin, state.spec.value, catalogue), i18n);
  const name = h('button', { type: 'button', class: 'pin-name', 'data-test': `pinned-${number}`, onclick: back });
  scope.text(name, words, [state.spec]);
  scope.attr(name, 'title', () => i18n.t('pin.back'));
  const close = iconButton(scope, i18n, {
    icon: 'remove',
    key: 'pin.remove',
    onclick: remove,
    test: `unpin-${number}`,
  });
  scope.attr(close, 'aria-label', () => i18n.t('pin.remove_named', { name: words() }), [state.spec]);
  return h('li', { class: 'pin-chip' }, name, close);
}

/**
 * @param {readonly Difference[]} found
 * @param {import('../core/i18n.js').I18n} i18n
 */
function told(found, i18n) {
  if (found.length === 0) return i18n.t('pin.same');
  const text = found.slice(0, TOLD).map(({ racer, symbol, key, value }) => {
    const said = typeof value === 'string' ? value : i18n.pick(value);
    return [racer, symbol, key && i18n.t(key), said].filter(Boolean).join(' ');
  });
  return text.join(i18n.t('pin.and')) + (found.length > TOLD ? ' …' : '');
}
