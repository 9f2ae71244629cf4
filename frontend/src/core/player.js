/**
 * The one owner of time. A step is a row of the run; the player moves through the rows that have arrived, by elapsed time and not
 * by frames, and everything drawn is a function of (run, step).
 */
import { jumpedPart } from './phases.js';
import { signal } from './signal.js';

/** Steps per second; `Infinity` is all at once. */
export const SPEEDS = Object.freeze([0.5, 1, 2, 5, 10, 30, 60, 120, Infinity]);

/** At this speed and below a step is shown in its phases: gradient, averages, correction, move. */
export const PHASED_SPEED = 1;

/** A frame that took longer (a hidden tab, a busy machine) moves time on by no more than this. */
export const LONGEST_FRAME_MS = 100;

/** How long a looping run rests on its last picture. */
export const LOOP_REST_MS = 1500;

/** @typedef {ReturnType<typeof createPlayer>} Player */

/**
 * @param {{ speed?: number, loop?: boolean, smooth?: boolean }} [options] `smooth: false` jumps from phase to phase
 */
export function createPlayer({ speed: initialSpeed = 30, loop: initialLoop = false, smooth = true } = {}) {
  const step = signal(0);
  const phase = signal(0);
  const last = signal(0);
  const total = signal(0);
  const playing = signal(false);
  const speed = signal(initialSpeed);
  const loop = signal(initialLoop);
  const reverse = signal(false);

  // Where the reader wants to be, in steps. It may lie beyond the rows that have arrived, or beyond the end of a run that a dragged
  // knob made short (so that dragging it back shows the old place again); `step` never does.
  let wanted = 0;
  let before = Number.NaN;
  let rested = 0;

  const show = () => {
    const shown = Math.min(wanted, last.value);
    const row = Math.floor(shown);
    step.value = row;
    const part = speed.value <= PHASED_SPEED ? shown - row : 0;
    phase.value = smooth ? part : jumpedPart(part);
  };
  const place = (/** @type {number} */ position) => {
    // Before the first run a link's step may already be asked for.
    wanted = Math.max(0, Math.min(position, total.value || Number.MAX_SAFE_INTEGER));
    rested = 0;
    show();
  };
  const atEnd = () => total.value > 0 && (reverse.value ? wanted <= 0 : wanted >= total.value);

  const play = () => {
    if (atEnd()) place(reverse.value ? total.value : 0);
    before = Number.NaN;
    playing.value = true;
  };
  const pause = () => {
    playing.value = false;
  };
  /** Looking at one step is a wish to stay there: seeking always pauses. */
  const seek = (/** @type {number} */ row) => {
    pause();
    place(Math.round(row));
  };

  const finish = (/** @type {number} */ elapsed) => {
    if (!loop.value || speed.value === Infinity) return pause();
    rested += elapsed;
    if (rested >= LOOP_REST_MS) place(reverse.value ? total.value : 0);
  };
  const move = (/** @type {number} */ elapsed) => {
    if (atEnd()) return finish(elapsed);
    const stride = speed.value === Infinity ? total.value : (speed.value * elapsed) / 1000;
    const position = reverse.value ? Math.min(wanted, last.value) - stride : Math.min(wanted + stride, last.value);
    place(position);
    if (atEnd() && !loop.value) pause();
  };
  const tick = (/** @type {number} */ now) => {
    const elapsed = Math.min(Math.max(now - before, 0), LONGEST_FRAME_MS);
    before = now;
    if (playing.value && elapsed > 0) move(elapsed);
  };

  last.subscribe(show);
  speed.subscribe(show);

  return {
    step,
    phase,
    last,
    total,
    playing,
    speed,
    loop,
    reverse,
    /** The row that the reader waits for; beyond `last` while it has not arrived. */
    get wanted() {
      return Math.floor(wanted);
    },
    play,
    pause,
    toggle: () => (playing.value ? pause() : play()),
    seek,
    stepOn: () => seek(step.value + 1),
    stepBack: () => seek(phase.value > 0 ? step.value : step.value - 1),
    toStart: () => seek(0),
    toEnd: () => seek(total.value),
    tick,
  };
}
