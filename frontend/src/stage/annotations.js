/**
 * What is told on a plot of the ground besides its paths: what an update is made of and to which scale it is drawn, and the recorded
 * point that the pointer means.
 */
import { mountPathReading } from '../ui/path-reading.js';
import { mountPlotNote } from '../ui/plot-note.js';
import { createMarks } from './marks.js';

/** @typedef {import('./context.js').StageContext} StageContext */
/** @typedef {import('./picture.js').Drawn} Drawn */
/** @typedef {import('../plots/arrows.js').Arrows} Arrows */
/** @typedef {Drawn & { arrows?: Arrows | null }} Marked */
/** @typedef {import('../plots/path-hover.js').Near} Near */

/**
 * @param {HTMLElement} root the plot's
 * @param {StageContext} ctx
 */
export function mountAnnotations(root, ctx) {
  const { i18n, hover, ground } = ctx;
  const marks = createMarks(ctx);
  const note = mountPlotNote(root, { i18n });
  const reading = mountPathReading(root, { i18n });
  /** @type {readonly Drawn[]} */
  let present = [];
  /** @type {{ phase: string | null, way: boolean } | null} */
  let noted = null;
  let pointing = false;
  const markOne = (/** @type {Drawn} */ one) => {
    const marked = one.ghost ? null : marks.of(one.track);
    if (!marked) return one;
    noted = { phase: marked.phase, way: marked.arrows.marks.some(({ drawing }) => drawing === 'way') };
    return { ...one, arrows: marked.arrows };
  };
  return {
    /** @param {readonly Drawn[]} drawn @returns {readonly Marked[]} */
    mark(drawn) {
      present = drawn.filter(({ ghost }) => !ghost);
      noted = null;
      return drawn.map(markOne);
    },
    /** Says to which scale what was marked is drawn. @param {number | null} factor */
    say(factor) {
      note.say(noted && { ...noted, factor });
    },
    /** @param {Near | null} near the recorded point that the pointer means */
    point(near) {
      const track = near && present[near.path]?.track;
      if (pointing || track) hover.value = track ? near.row : null;
      pointing = Boolean(track);
      if (!track) return reading.hide();
      const at = Array.from({ length: track.size('params') }, (_, axis) => track.at('params', near.row, axis));
      const names = ground.value?.landscape.parameters ?? [];
      reading.show({ step: near.row, loss: track.at('loss', near.row), at, names, px: near.px, py: near.py });
    },
    dispose() {
      note.dispose();
      reading.dispose();
    },
  };
}
