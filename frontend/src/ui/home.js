/** The home page: what there is, as a map of the notes, each scene with its picture, its sections and its lessons. */
import { lessonsByScene, mapOf } from '../core/home-map.js';
import { h } from './element.js';
import { lessonLink } from './lesson-link.js';
import { sectionMark } from './scene-menu.js';
import { createScope } from './scope.js';
import { viewLink } from './view-link.js';

/**
 * @typedef {import('./lesson-link.js').LessonLinkProps & {
 *   scenes: readonly { id: string }[],
 *   addPicture: (host: HTMLElement, scene: string) => void,
 * }} HomeProps
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('../core/home-map.js').Place} Place
 */

/**
 * @param {Element} root
 * @param {HomeProps} props `addPicture` fills a card's picture
 * @returns {() => void}
 */
export function mountHome(root, props) {
  const { i18n, scenes, course } = props;
  const element = h('div', { class: 'home', 'data-test': 'home-page' });
  root.append(element);
  const scope = createScope(i18n, element);
  const { along, across } = mapOf(scenes.map(({ id }) => ({ id, sections: i18n.t(`scene.${id}_section`) })));
  const lessons = lessonsByScene(along, course.lessons);
  const cards = (/** @type {string} */ key, /** @type {Place[]} */ places) =>
    part(
      scope,
      props,
      key,
      h('ul', { class: 'home-cards' }, ...places.map((place) => card(scope, place, lessons, props))),
    );
  element.append(head(scope, props), cards('along', along), cards('across', across));
  if (scenes.some(({ id }) => id === 'errata')) element.append(errata(scope, props));
  return scope.dispose;
}

/** @param {Scope} scope @param {HomeProps} props */
function head(scope, { i18n, links, course }) {
  const { progress, lessons } = course;
  const [first] = lessons;
  const race = viewLink(scope, links, () => ({ scene: 'race' }), {
    class: 'button home-race',
    'data-test': 'home-race',
  });
  const done = () => lessons.filter(({ name, steps }) => progress.count(name) === steps.length).length;
  const count = h('p', { class: 'quiet', 'data-test': 'lessons-done' });
  const clear = h('button', { type: 'button', class: 'button', 'data-test': 'lessons-clear', onclick: progress.clear });
  scope.watch(() => {
    clear.hidden = Object.keys(progress.done.value).length === 0;
  }, [progress.done]);
  return h(
    'header',
    { class: 'home-head' },
    scope.text(h('h2', { class: 'home-title' }), () => i18n.t('home.title')),
    scope.text(h('p', { class: 'home-lead' }), () => i18n.t('home.lead')),
    h(
      'div',
      { class: 'home-doors' },
      scope.text(race, () => i18n.t('home.race')),
      first && lessonDoor(scope, first, { i18n, links, course }),
    ),
    h(
      'div',
      { class: 'home-progress' },
      scope.text(count, () => i18n.t('home.lessons_done', { done: done(), lessons: lessons.length }), [progress.done]),
      scope.text(clear, () => i18n.t('home.clear')),
    ),
  );
}

/** Into the first lesson that is not done. @param {Scope} scope @param {import('../core/lessons.js').Lesson} first @param {import('./lesson-link.js').LessonLinkProps} props */
function lessonDoor(scope, first, { i18n, links, course }) {
  const next = () => course.lessons.find(({ name, steps }) => course.progress.count(name) < steps.length) ?? first;
  const link = viewLink(scope, links, () => ({ lesson: `${next().name}.1` }), {
    ...{ class: 'button home-lesson', 'data-test': 'home-lesson' },
    go: () => void course.start(next(), 0),
  });
  const words = () => i18n.t('home.lesson', { title: i18n.pick(next().title) });
  return scope.text(link, words, [course.progress.done]);
}

/** @param {Scope} scope @param {HomeProps} props @param {string} key @param {Node} content */
function part(scope, { i18n }, key, content) {
  return h(
    'section',
    { class: 'home-part' },
    scope.text(h('h2'), () => i18n.t(`home.${key}`)),
    content,
  );
}

/**
 * @param {Scope} scope
 * @param {Place} place
 * @param {ReadonlyMap<string, import('../core/lessons.js').Lesson[]>} lessons
 * @param {HomeProps} props
 */
function card(scope, { id }, lessons, props) {
  const { i18n, links, addPicture } = props;
  const picture = h('span', { class: 'home-picture', 'data-test': `picture-${id}` });
  addPicture(picture, id);
  const link = viewLink(
    scope,
    links,
    () => ({ scene: id }),
    { class: 'home-scene', 'data-test': `card-${id}` },
    picture,
    scope.text(h('span', { class: 'scene-section' }), () => sectionMark(i18n, id)),
    scope.text(h('span', { class: 'home-name' }), () => i18n.t(`scene.${id}`)),
    scope.text(h('span', { class: 'scene-about' }), () => i18n.t(`scene.${id}_about`)),
  );
  const own = (lessons.get(id) ?? []).map((lesson) => h('li', {}, lessonLink(scope, lesson, props)));
  const list = own.length > 0 && h('ul', { class: 'home-lessons' }, ...own);
  if (list) scope.attr(list, 'aria-label', () => i18n.t('home.lessons'));
  return h('li', { class: 'home-card' }, link, list);
}

/** @param {Scope} scope @param {HomeProps} props */
function errata(scope, { i18n, links }) {
  const link = viewLink(
    scope,
    links,
    () => ({ scene: 'errata' }),
    { class: 'home-errata', 'data-test': 'card-errata' },
    scope.text(h('span', { class: 'home-name' }), () => i18n.t('scene.errata')),
    scope.text(h('span', { class: 'scene-about' }), () => i18n.t('scene.errata_about')),
  );
  return h('section', { class: 'home-part' }, link);
}
