/**
 * The page's keyboard: one table, read by the listener and by the sheet that explains it.
 *
 * @typedef {import('../core/player.js').Player} Player
 * @typedef {{keys: readonly string[], shown: readonly string[], key: string, run: (player: Player) => void}} Shortcut
 *   `keys` as `KeyboardEvent.key` names them, `shown` as a keyboard prints them, `key` the text's key
 */
import { SPEEDS } from '../core/player.js';

/** @param {Player} player @param {number} by */
function changeSpeed(player, by) {
  player.speed.value = SPEEDS[SPEEDS.indexOf(player.speed.value) + by] ?? player.speed.value;
}

/** @param {Player} player @param {number} by */
function leap(player, by) {
  player.seek(player.step.value + by);
}

/** @type {readonly Shortcut[]} */
export const SHORTCUTS = Object.freeze([
  { keys: [' '], shown: ['Space'], key: 'shortcuts.play', run: (player) => player.toggle() },
  { keys: ['ArrowRight'], shown: ['→'], key: 'shortcuts.step_on', run: (player) => player.stepOn() },
  { keys: ['ArrowLeft'], shown: ['←'], key: 'shortcuts.step_back', run: (player) => player.stepBack() },
  { keys: ['PageDown'], shown: ['Page Down'], key: 'shortcuts.leap_on', run: (player) => leap(player, 10) },
  { keys: ['PageUp'], shown: ['Page Up'], key: 'shortcuts.leap_back', run: (player) => leap(player, -10) },
  { keys: ['Home'], shown: ['Home'], key: 'shortcuts.to_start', run: (player) => player.toStart() },
  { keys: ['End'], shown: ['End'], key: 'shortcuts.to_end', run: (player) => player.toEnd() },
  { keys: ['ArrowUp', '+', '='], shown: ['↑', '+'], key: 'shortcuts.faster', run: (player) => changeSpeed(player, 1) },
  { keys: ['ArrowDown', '-'], shown: ['↓', '-'], key: 'shortcuts.slower', run: (player) => changeSpeed(player, -1) },
  { keys: ['l', 'L'], shown: ['L'], key: 'shortcuts.loop', run: toggleLoop },
]);

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
