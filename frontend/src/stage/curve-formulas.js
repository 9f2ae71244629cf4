/**
 * What the scene of curves tells in formulas: of the notes' parabola its closed form, of several minima the curve's own, and of a
 * rule other than plain descent what it recorded.
 */
import { computed } from '../core/signal.js';
import { swap } from '../core/swap.js';
import { mountFormLines } from '../ui/form-lines.js';
import { mountLiveLines } from '../ui/live-lines.js';
import { mountRuleLines } from '../ui/rule-lines.js';
import { curveLines, formDifference } from './curve-lines.js';
import { wavesLines } from './waves-lines.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {'one' | 'plain' | 'other'} Kind */

/**
 * @param {HTMLElement} root
 * @param {SceneContext} ctx
 * @param {import('../core/signal.js').Readable<boolean>} several
 */
export function mountCurveFormulas(root, ctx, several) {
  const { state } = ctx;
  const kind = computed(() => (several.value ? kindOf(state.spec.value.racers[0]) : 'one'), [several, state.spec]);
  const part = swap(kind, (which) => MOUNTS[which](root, ctx));
  return { update: () => part.now.update(), dispose: part.dispose };
}

/** @param {import('../core/spec.js').RacerSpec | undefined} racer @returns {Kind} */
function kindOf(racer) {
  return racer?.rule === 'gd' && !racer.l2_form ? 'plain' : 'other';
}

/** @type {Readonly<Record<Kind, (root: HTMLElement, ctx: SceneContext) => { update: () => void, dispose: () => void }>>} */
const MOUNTS = Object.freeze({
  one: (root, ctx) => mountFormLines(root, { ...ctx, lines: curveLines(ctx), difference: () => formDifference(ctx) }),
  plain: (root, ctx) => mountLiveLines(root, wavesLines(ctx, true)),
  other(root, ctx) {
    const lines = mountLiveLines(root, wavesLines(ctx, false));
    const recorded = mountRuleLines(root, { ...ctx, index: () => ctx.state.focus.value });
    return {
      update() {
        lines.update();
        recorded.draw(ctx.runs.current.value);
      },
      dispose() {
        lines.dispose();
        recorded.dispose();
      },
    };
  },
});
