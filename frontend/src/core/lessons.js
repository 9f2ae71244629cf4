/**
 * Lessons: which step is open, what it opens with, and whether what is on the screen is what it asks for.
 *
 * @typedef {{ of: 'spec' | 'own' | 'step' | 'end' | 'value', path: readonly (string | number)[],
 *   equals?: string | number | boolean, at_least?: number, at_most?: number }} Condition
 * @typedef {{ spec?: import('./link-spec.js').SparseSpec, own?: Readonly<Record<string, any>>, step?: number }} StepView
 * @typedef {import('./catalogue.js').Text} Text
 * @typedef {{
 *   scene: string, begin: StepView | null, do: Text, notice: Text, done: readonly Condition[], solve: StepView,
 * }} LessonStep
 * @typedef {{ name: string, section: string, title: Text, aim: Text, steps: readonly LessonStep[] }} Lesson
 * @typedef {{ lesson: Lesson, place: number, step: LessonStep }} Open the step of a lesson that is open
 * @typedef {{
 *   spec: object | null, own: Readonly<Record<string, any>>, step: number, run: import('./track.js').RunTrack | null,
 *   row: number,
 * }} Seen
 *   what is on the screen: `spec` with every default filled in, and null while a newer one is on its way; the updates made by
 *   the playhead's `row`
 */

/**
 * What a link says of a lesson: `momentum.2` is its second step.
 * @param {Lesson} lesson
 * @param {number} place from 0
 */
export function formatPlace(lesson, place) {
  return `${lesson.name}.${place + 1}`;
}

/**
 * @param {string} text
 * @param {readonly Lesson[]} lessons
 * @returns {Open | null} null where there is no such step
 */
export function openAt(text, lessons) {
  const [name, number] = text.split('.');
  const lesson = lessons.find((one) => one.name === name);
  const place = Number(number) - 1;
  const step = lesson?.steps[place];
  return lesson && step ? { lesson, place, step } : null;
}

/**
 * What a step opens with: its own, and what is not said there as the last step before it in the same scene said it.
 * @param {Lesson} lesson
 * @param {number} place
 * @returns {StepView}
 */
export function beginningOf({ steps }, place) {
  const scene = steps[place]?.scene;
  const before = steps.slice(0, place + 1).filter((step) => step.scene === scene && step.begin);
  return Object.assign({}, ...before.map(({ begin }) => begin));
}

/**
 * What a link that names a lesson and says nothing of what is on the screen opens with.
 * @template {import('./link.js').LinkedView} View
 * @param {View} view
 * @param {readonly Lesson[]} lessons
 * @returns {View}
 */
export function withLesson(view, lessons) {
  const open = view.lesson && !view.scene ? openAt(view.lesson, lessons) : null;
  if (!open) return view;
  return { step: 0, ...beginningOf(open.lesson, open.place), ...view, scene: open.step.scene };
}

/** Whether a step is done. @param {LessonStep} step @param {Seen} seen */
export function isDone({ done }, seen) {
  return done.every((condition) => holds(condition, seen));
}

/**
 * @param {Condition} condition
 * @param {Seen} seen
 */
export function holds(condition, seen) {
  const { equals, at_least, at_most } = condition;
  const found = FOUND[condition.of](condition.path, seen);
  if (equals !== undefined) return found === equals;
  const { NEGATIVE_INFINITY: lowest, POSITIVE_INFINITY: highest } = Number;
  return typeof found === 'number' && found >= (at_least ?? lowest) && found <= (at_most ?? highest);
}

/** @type {Readonly<Record<Condition['of'], (path: Condition['path'], seen: Seen) => unknown>>} */
const FOUND = {
  spec: (path, { spec }) => inside(spec, path),
  own: (path, { own }) => inside(own, path),
  step: (_path, { step }) => step,
  end([racer], { run, row }) {
    const end = run?.finished ? run.racers[Number(racer)]?.end : null;
    return end && row >= Math.min(end.step, run?.last ?? 0) ? end.kind : undefined;
  },
  value([racer, column, axis], { run, row }) {
    const track = run?.racers[Number(racer)];
    return track?.has(String(column)) ? track.at(String(column), row, Number(axis)) : undefined;
  },
};

/** @param {any} value @param {readonly (string | number)[]} path */
function inside(value, path) {
  return path.reduce((held, part) => held?.[part], value);
}
