/** The open lesson, above whatever scene is there: what to do, and, once it is done, what there is to see. */
import { iconButton } from './button.js';
import { h, setAttr, setText } from './element.js';
import { icon } from './icons.js';
import { createScope } from './scope.js';

/**
 * @typedef {{
 *   course: import('../core/course.js').Course,
 *   state: import('../core/state.js').State,
 *   i18n: import('../core/i18n.js').I18n,
 * }} LessonProps
 * @typedef {import('./scope.js').Scope} Scope
 */

/**
 * @param {HTMLElement} root hidden while no lesson is open
 * @param {LessonProps} props
 * @returns {() => void}
 */
export function mountLessonPanel(root, props) {
  const { course, i18n } = props;
  const element = h('div', { class: 'lesson-panel', 'data-test': 'lesson' });
  root.append(element);
  const scope = createScope(i18n, element);
  scope.attr(root, 'aria-label', () => i18n.t('lesson.title'));
  element.append(head(scope, props), words(scope, props), buttons(scope, props));
  scope.watch(() => {
    root.hidden = course.open.value === null;
  }, [course.open]);
  return scope.dispose;
}

/** @param {LessonProps} props */
function isDone({ course }) {
  const open = course.open.value;
  return open !== null && course.progress.has(open.lesson.name, open.place);
}

/** @param {Scope} scope @param {LessonProps} props */
function head(scope, { course, i18n }) {
  const title = h('h2', { class: 'lesson-title', 'data-test': 'lesson-title' });
  const places = h('ol', { class: 'lesson-places' });
  scope.watch(() => {
    const open = course.open.value;
    if (!open) return;
    const { lesson, place } = open;
    setText(title, `§ ${lesson.section} · ${i18n.pick(lesson.title)}`);
    places.replaceChildren(
      ...lesson.steps.map((_, at) => {
        const done = course.progress.has(lesson.name, at);
        const name = i18n.t(done ? 'lesson.step_done' : 'lesson.step', { step: at + 1, steps: lesson.steps.length });
        const button = h(
          'button',
          {
            ...{ type: 'button', class: 'lesson-place', 'data-test': `lesson-step-${at + 1}`, 'data-done': done },
            ...{ 'aria-label': name, title: name, 'aria-current': at === place ? 'step' : null },
            onclick: () => void course.start(lesson, at),
          },
          done ? icon('done') : at + 1,
        );
        return h('li', {}, button);
      }),
    );
  }, [course.open, course.progress.done, i18n.lang]);
  return h('div', { class: 'lesson-head' }, title, places);
}

/** @param {Scope} scope @param {LessonProps} props */
function words(scope, props) {
  const { course, state, i18n } = props;
  const asked = h('p', { class: 'lesson-do', 'data-test': 'lesson-do' });
  const seen = h('p', { class: 'lesson-notice', 'data-test': 'lesson-notice' });
  scope.watch(() => {
    const open = course.open.value;
    if (!open) return;
    const away = state.scene.value !== open.step.scene;
    const scene = i18n.t(`scene.${open.step.scene}`);
    setText(asked, away ? i18n.t('lesson.elsewhere', { scene }) : i18n.pick(open.step.do));
    setText(seen, isDone(props) && !away ? i18n.pick(open.step.notice) : '');
  }, [course.open, course.progress.done, state.scene, i18n.lang]);
  return h('div', { class: 'lesson-words' }, asked, h('div', { 'aria-live': 'polite' }, seen));
}

/** @param {Scope} scope @param {LessonProps} props */
function buttons(scope, props) {
  const { course, i18n, state } = props;
  const again = () => course.open.value && void course.start(course.open.value.lesson, course.open.value.place);
  const solve = textButton(scope, i18n, 'lesson.solve', () => void course.solve(), 'lesson-solve');
  const back = textButton(scope, i18n, 'lesson.there', again, 'lesson-there');
  const next = h('button', { type: 'button', class: 'button lesson-next', 'data-test': 'lesson-next' });
  next.addEventListener('click', () => onward(course));
  const close = iconButton(scope, i18n, {
    icon: 'remove',
    key: 'lesson.leave',
    onclick: course.leave,
    test: 'lesson-leave',
  });
  scope.watch(() => {
    const open = course.open.value;
    if (!open) return;
    const away = state.scene.value !== open.step.scene;
    const last = open.place === open.lesson.steps.length - 1;
    back.hidden = !away;
    solve.hidden = away || isDone(props);
    setText(next, i18n.t(last ? (following(course) ? 'lesson.next_lesson' : 'lesson.finish') : 'lesson.next'));
    next.hidden = away;
    setAttr(next, 'data-ready', isDone(props) ? '' : null);
  }, [course.open, course.progress.done, state.scene, i18n.lang]);
  return h('div', { class: 'lesson-buttons' }, back, solve, next, close);
}

/**
 * @param {Scope} scope
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {string} key
 * @param {() => void} onclick
 * @param {string} test
 */
function textButton(scope, i18n, key, onclick, test) {
  return scope.text(h('button', { type: 'button', class: 'button', 'data-test': test, onclick }), () => i18n.t(key));
}

/** The lesson after the open one. @param {LessonProps['course']} course */
function following({ open, lessons }) {
  return open.value ? lessons[lessons.indexOf(open.value.lesson) + 1] : undefined;
}

/** To the next step, the next lesson, or out. @param {LessonProps['course']} course */
function onward(course) {
  const open = course.open.value;
  if (!open) return;
  const next = following(course);
  if (open.place + 1 < open.lesson.steps.length) void course.start(open.lesson, open.place + 1);
  else if (next) void course.start(next, 0);
  else course.leave();
}
