/** The transport, as on a video player: it drives the player and shows where the player is. */
import { SPEEDS } from '../core/player.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { setIcon } from './icons.js';
import { createScope } from './scope.js';
import { scrubber } from './scrubber.js';
import { stepEntry } from './step-entry.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {{player: import('../core/player.js').Player, i18n: import('../core/i18n.js').I18n}} TransportProps
 */

/**
 * @param {Element} root
 * @param {TransportProps} props
 * @returns {() => void}
 */
export function mountTransport(root, { player, i18n }) {
  const bar = h('div', { class: 'transport-bar' });
  root.append(bar);
  const scope = createScope(i18n, bar);
  bar.append(
    buttons(scope, { player, i18n }),
    scrubber(scope, { player, i18n }),
    stepEntry(scope, { player, i18n }),
    h('div', { class: 'transport-pace' }, loopButton(scope, { player, i18n }), speedPicker(scope, { player, i18n })),
  );
  return scope.dispose;
}

/** @param {Scope} scope @param {TransportProps} props */
function buttons(scope, { player, i18n }) {
  /** @param {import('./icons.js').IconName} name @param {() => void} onclick @param {string} shortcut */
  const button = (name, onclick, shortcut) =>
    iconButton(scope, i18n, { icon: name, key: `transport.${name}`, onclick, test: name, shortcut });
  return h(
    'div',
    { class: 'transport-buttons' },
    button('to-start', player.toStart, 'Home'),
    button('step-back', player.stepBack, 'ArrowLeft'),
    playButton(scope, { player, i18n }),
    button('step-on', player.stepOn, 'ArrowRight'),
    button('to-end', player.toEnd, 'End'),
  );
}

/** @param {Scope} scope @param {TransportProps} props */
function playButton(scope, { player, i18n }) {
  const props = {
    icon: /** @type {const} */ ('play'),
    key: 'transport.play',
    onclick: player.toggle,
    test: 'play',
    shortcut: 'Space',
  };
  const button = iconButton(scope, i18n, props);
  button.classList.add('play');
  const name = () => i18n.t(player.playing.value ? 'transport.pause' : 'transport.play');
  scope.attr(button, 'aria-label', name, [player.playing]);
  scope.attr(button, 'title', name, [player.playing]);
  const picture = /** @type {SVGSVGElement} */ (button.querySelector('svg'));
  scope.watch(() => {
    setIcon(picture, player.playing.value ? 'pause' : 'play');
    setAttr(button, 'data-playing', String(player.playing.value));
  }, [player.playing]);
  return button;
}

/** @param {Scope} scope @param {TransportProps} props */
function loopButton(scope, { player, i18n }) {
  const toggle = () => {
    player.loop.value = !player.loop.value;
  };
  const button = iconButton(scope, i18n, {
    icon: 'loop',
    key: 'transport.loop',
    onclick: toggle,
    test: 'loop',
    shortcut: 'L',
  });
  return scope.attr(button, 'aria-pressed', () => String(player.loop.value), [player.loop]);
}

/** @param {Scope} scope @param {TransportProps} props */
function speedPicker(scope, { player, i18n }) {
  const options = SPEEDS.map((speed) => {
    const key = speed === Infinity ? 'transport.all_at_once' : 'transport.per_second';
    return scope.text(h('option', { value: speed }), () => i18n.t(key, { speed }));
  });
  const change = (/** @type {Event} */ event) => {
    player.speed.value = Number(/** @type {HTMLSelectElement} */ (event.target).value);
  };
  const select = h('select', { class: 'field speed', 'data-test': 'speed', onchange: change }, ...options);
  scope.watch(() => {
    select.value = String(player.speed.value);
  }, [player.speed]);
  return scope.attr(select, 'aria-label', () => i18n.t('transport.speed'));
}
