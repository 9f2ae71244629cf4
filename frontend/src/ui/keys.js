/**
 * The page's keyboard, in rows that the listener and the sheet that explains it both read. A part of the page brings its own rows
 * when it is mounted (`shortcuts.add`) and takes them away when it goes.
 *
 * @typedef {import('../core/player.js').Player} Player
 * @typedef {{keys: readonly string[], shown: readonly string[], key: string, run: (pressed: string) => void}} Shortcut
 *   `keys` as `KeyboardEvent.key` names them, `shown` as a keyboard prints them, `key` the text's key; `run` is told which it was
 * @typedef {'play' | 'racers' | 'view' | 'page'} ShortcutGroup the sheet's headings, in their order
 */
import { SPEEDS } from '../core/player.js';

/** @type {readonly ShortcutGroup[]} */
export const GROUPS = Object.freeze(['play', 'racers', 'view', 'page']);

/**
 * @param {Player} player
 * @returns {readonly Shortcut[]}
 */
export function playerShortcuts(player) {
  return [
    { keys: [' '], shown: ['Space'], key: 'shortcuts.play', run: player.toggle },
    { keys: ['ArrowRight'], shown: ['→'], key: 'shortcuts.step_on', run: player.stepOn },
    { keys: ['ArrowLeft'], shown: ['←'], key: 'shortcuts.step_back', run: player.stepBack },
    { keys: ['PageDown'], shown: ['Page Down'], key: 'shortcuts.leap_on', run: () => leap(player, 10) },
    { keys: ['PageUp'], shown: ['Page Up'], key: 'shortcuts.leap_back', run: () => leap(player, -10) },
    { keys: ['Home'], shown: ['Home'], key: 'shortcuts.to_start', run: player.toStart },
    { keys: ['End'], shown: ['End'], key: 'shortcuts.to_end', run: player.toEnd },
    { keys: ['ArrowUp'], shown: ['↑'], key: 'shortcuts.faster', run: () => changeSpeed(player, 1) },
    { keys: ['ArrowDown'], shown: ['↓'], key: 'shortcuts.slower', run: () => changeSpeed(player, -1) },
    { keys: ['l', 'L'], shown: ['L'], key: 'shortcuts.loop', run: () => toggleLoop(player) },
  ];
}

/** @param {Player} player @param {number} by */
function changeSpeed(player, by) {
  player.speed.value = SPEEDS[SPEEDS.indexOf(player.speed.value) + by] ?? player.speed.value;
}

/** @param {Player} player @param {number} by */
function leap(player, by) {
  player.seek(player.step.value + by);
}

/** @param {Player} player */
function toggleLoop(player) {
  player.loop.value = !player.loop.value;
}

const TYPED_INTO =
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable="true"]';
const MOVED_BY_KEYS = 'select, input[type="range"], input[type="radio"], [role="slider"], [role="tab"], [role="menu"]';
const PRESSED_BY_SPACE = 'button, a, summary, select, input[type="checkbox"], input[type="radio"], [role="button"]';

/**
 * Whether a key belongs to the control that has the focus and not to the page.
 * @param {KeyboardEvent} event
 */
export function isTaken(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return false;
  if (target.closest(`${TYPED_INTO}, dialog`)) return true;
  if (event.key === ' ') return target.closest(PRESSED_BY_SPACE) !== null;
  return event.key.length > 1 && target.closest(MOVED_BY_KEYS) !== null;
}
