/**
 * Errata: the misprints of the notes, each with a link to where its difference can be seen.
 */
import { mountErrata } from '../ui/errata.js';

export const id = 'errata';
export const order = 130;
/** A page to be read. */
export const races = false;

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {import('../stage/context.js').SceneContext} ctx
 * @returns {() => void}
 */
export function mount(shell, ctx) {
  ctx.player.pause();
  return mountErrata(shell.panels, ctx);
}
