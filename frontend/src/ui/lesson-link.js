/** A lesson in a list: its name, and how far it has been gone through; it opens at the first step that is not done. */
import { formatPlace } from '../core/lessons.js';
import { h, setAttr } from './element.js';
import { icon } from './icons.js';
import { viewLink } from './view-link.js';

/**
 * @typedef {{
 *   i18n: import('../core/i18n.js').I18n, links: import('../core/links.js').Links, course: import('../core/course.js').Course,
 * }} LessonLinkProps
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/lessons.js').Lesson} lesson
 * @param {LessonLinkProps} props
 */
export function lessonLink(scope, lesson, { i18n, links, course }) {
  const { progress } = course;
  const next = () => {
    const open = lesson.steps.findIndex((_, place) => !progress.has(lesson.name, place));
    return Math.max(open, 0);
  };
  const of = lesson.steps.length;
  const count = () => progress.count(lesson.name);
  const told = scope.text(h('span', { class: 'lesson-count' }), () => `${count()}/${of}`, [progress.done]);
  scope.attr(told, 'aria-label', () => i18n.t('home.steps_done', { done: count(), steps: of }), [progress.done]);
  told.setAttribute('role', 'img');
  const link = viewLink(
    scope,
    links,
    () => ({ lesson: formatPlace(lesson, next()) }),
    { class: 'lesson-link', 'data-test': `lesson-${lesson.name}`, go: () => void course.start(lesson, next()) },
    icon('done'),
    scope.text(h('span'), () => i18n.pick(lesson.title)),
    told,
  );
  scope.attr(link, 'title', () => i18n.pick(lesson.aim));
  scope.watch(() => setAttr(link, 'data-done', count() === of ? '' : null), [progress.done]);
  return link;
}
