/**
 * The lesson that is open: brings its steps on the page, and notices when they are done.
 */
import { beginningOf, formatPlace, isDone, openAt } from './lessons.js';
import { watchVersions } from './runs.js';
import { computed, effect, signal } from './signal.js';

/** @typedef {import('./lessons.js').Open} Open */
/** @typedef {import('./lessons.js').StepView} StepView */
/** @typedef {ReturnType<typeof createCourse>} Course */

/**
 * @param {{
 *   state: import('./state.js').State, player: import('./player.js').Player, runs: import('./runs.js').Runs,
 *   lessons: readonly import('./lessons.js').Lesson[], progress: import('./progress.js').Progress,
 *   go: (view: import('./link.js').LinkedView) => Promise<void>, still: boolean,
 * }} page
 */
export function createCourse({ state, player, runs, lessons, progress, go, still }) {
  const open = computed(() => openAt(state.lesson.value, lessons), [state.lesson]);
  /** While a view is brought on the page, what is there is still the one before. */
  const moving = signal(0);
  const seen = () => {
    const run = runs.current.value;
    const settled = run === null || run.asked === state.spec.value;
    const row = player.step.value;
    return {
      spec: settled ? (run?.spec ?? null) : null,
      own: state.own.value,
      step: settled ? (run?.stepOf(row) ?? row) : -1,
      run: settled ? run : null,
      row,
    };
  };
  const judge = () => {
    const here = open.value;
    if (!here || moving.value > 0 || state.dragging.value || state.scene.value !== here.step.scene) return;
    if (progress.has(here.lesson.name, here.place)) return;
    if (isDone(here.step, seen())) progress.add(here.lesson.name, here.place);
  };
  const bring = async (/** @type {Open} */ { lesson, place, step }, /** @type {StepView} */ view, plays = false) => {
    moving.value += 1;
    const { spec, own } = view;
    const said = /** @type {any} */ ({ ...(spec && { spec }), ...(own && { own }) });
    await go({ ...said, scene: step.scene, lesson: formatPlace(lesson, place), step: view.step ?? 0 });
    moving.value -= 1;
    if (plays && view.step === undefined) player.play();
  };
  const stops = [
    effect(judge, [open, moving, state.scene, state.own, state.dragging, player.step]),
    watchVersions(runs, judge),
  ];
  return {
    lessons,
    open,
    progress,
    /**
     * Opens a step: with what it says, or, where it says nothing and its scene is there, as things are.
     * @param {import('./lessons.js').Lesson} lesson
     * @param {number} place
     */
    async start(lesson, place) {
      const step = lesson.steps[place];
      if (!step) return;
      const here = open.value?.lesson === lesson && state.scene.value === step.scene;
      if (here && !step.begin) state.lesson.value = formatPlace(lesson, place);
      else await bring({ lesson, place, step }, beginningOf(lesson, place), !still);
    },
    /** Does what the open step asks for. */
    async solve() {
      const here = open.value;
      if (!here) return;
      const { spec, own, step } = here.step.solve;
      const kept = { spec: spec ?? state.spec.value, own: own ?? state.own.value };
      await bring(here, step === undefined ? kept : { ...kept, step }, true);
      if (still && step === undefined) player.toEnd();
    },
    leave() {
      state.lesson.value = '';
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
