/**
 * The graph on screen, at the point on screen. What one answer shows stays until the next has come.
 */
import { fillValues } from './formula.js';
import { askRows, askStart, BLOCK, racerOn } from './graph-question.js';
import { readGraph } from './graph-reading.js';
import { newestOnly } from './newest.js';
import { complaintOf } from './refused.js';
import { signal } from './signal.js';

/** Answers for many rows that are kept: the one that is played, the next, and the one before. */
const BLOCKS = 3;

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */
/** @typedef {import('./graph-question.js').Asked} Asked */
/** @typedef {Asked & { graph: import('./graphs.js').Graph }} Answer */
/**
 * @typedef {object} SourceProps
 * @property {import('./state.js').State} state
 * @property {import('./player.js').Player} player
 * @property {import('./runs.js').Runs} runs
 * @property {import('./graphs.js').Graphs} graphs
 * @property {import('./signal.js').Readable<boolean>} training whether the playhead is a row of a race
 */

/**
 * @param {SourceProps} props
 */
export function createGraphSource({ state, player, runs, graphs, training }) {
  const shown = signal(/** @type {ReadGraph | null} */ (null));
  const complaint = signal(/** @type {import('./state.js').Complaint | null} */ (null));
  /** @type {Answer[]} */
  let blocks = [];
  let asked = '';

  const ask = newestOnly(
    (/** @type {Asked} */ { question }) => graphs.get(question),
    (graph, question) => {
      complaint.value = null;
      if (question.count > 1) blocks = [...blocks, { ...question, graph }].slice(-BLOCKS);
      else shown.value = readGraph(graph);
      if (question.count > 1) return update();
      const leaves = shown.value?.nodes.filter(({ op }) => op === 'leaf') ?? [];
      if (!question.track) state.updateSpec((spec) => fillValues(spec, question.question.expression, leaves));
    },
    (problem) => {
      complaint.value = complaintOf(problem);
      asked = '';
    },
  );
  const want = (/** @type {Asked | null} */ wished) => {
    const now = JSON.stringify(wished?.question);
    if (!wished || now === asked) return;
    asked = now;
    ask(wished);
  };
  const play = (
    /** @type {import('./track.js').RunTrack} */ run,
    /** @type {import('./track.js').RacerTrack} */ track,
  ) => {
    const row = rowOf(track);
    const block = blocks.find((one) => one.track === track && row >= one.from && row < one.from + one.count);
    if (!block) return want(askRows(run, track, row, BLOCK));
    shown.value = readGraph(block.graph, row - block.from);
    const next = block.from + block.count;
    const known = blocks.some((one) => one.track === track && one.from === next);
    if (row - block.from > block.count / 2 && !known) want(askRows(run, track, next, BLOCK));
  };
  const rowOf = (/** @type {import('./track.js').RacerTrack} */ track) => Math.min(player.step.value, track.count - 1);

  /** Shows the present point, as soon as the server has answered for it. */
  const update = () => {
    const run = training.value ? runs.current.value : null;
    const track = racerOn(state.spec.value, run, state.focus.value);
    if (!run || !track) return want(askStart(state.spec.value));
    if (player.playing.value && !state.dragging.value) return play(run, track);
    want(askRows(run, track, rowOf(track), 1));
  };
  return { shown, complaint, update };
}
