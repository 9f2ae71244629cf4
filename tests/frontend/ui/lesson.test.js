import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCourse } from '../../../frontend/src/core/course.js';
import { createLinks } from '../../../frontend/src/core/links.js';
import { createProgress } from '../../../frontend/src/core/progress.js';
import { signal } from '../../../frontend/src/core/signal.js';
import { mountLessonPanel } from '../../../frontend/src/ui/lesson-panel.js';
import { mountSceneMenu } from '../../../frontend/src/ui/scene-menu.js';
import { openLab, part, press } from './page.js';

const lab = openLab();
const { state, player, i18n } = lab;
const text = (/** @type {string} */ en) => ({ en, zh: en });
const step = (/** @type {any} */ more) => ({ begin: null, do: text('do'), notice: text('seen'), solve: {}, ...more });
const lesson = /** @type {any} */ ({
  name: 'one',
  section: '5',
  title: text('One'),
  aim: text('aim'),
  steps: [
    step({
      scene: 'deep',
      begin: { own: {} },
      done: [{ of: 'own', path: ['w'], at_least: 1 }],
      solve: { own: { w: 2 }, step: 3 },
    }),
    step({ scene: 'deep', done: [{ of: 'step', path: [], at_least: 5 }], solve: { step: 5 } }),
  ],
});

/** A page without a server: a view that is gone to is simply there. */
function openCourse() {
  state.scene.value = 'race';
  state.own.value = {};
  player.total.value = player.last.value = 9;
  const kept = new Map();
  const storage = /** @type {any} */ ({ getItem: () => null, setItem: kept.set.bind(kept) });
  const go = async (/** @type {any} */ view) => {
    state.lesson.value = view.lesson;
    state.scene.value = view.scene;
    state.own.value = view.own ?? {};
    player.seek(view.step);
  };
  const runs = /** @type {any} */ ({ current: signal(null) });
  const course = createCourse({
    state,
    player,
    runs,
    lessons: [lesson],
    progress: createProgress(() => storage),
    go,
    still: true,
  });
  const root = document.createElement('section');
  document.body.append(root);
  const dispose = mountLessonPanel(root, { course, state, i18n });
  return { course, root, kept, dispose };
}

const words = (/** @type {string} */ name) => part(name).textContent;

test('a lesson is hidden until it is opened, notices what is done, and goes on to its end', async () => {
  const { course, root, kept, dispose } = openCourse();
  assert.ok(root.hidden);
  await course.start(lesson, 0);
  assert.ok(!root.hidden);
  assert.deepEqual([words('lesson-title'), words('lesson-do'), words('lesson-notice')], ['§ 5 · One', 'do', '']);
  state.own.value = { w: 0.5 };
  assert.equal(words('lesson-notice'), '');
  state.own.value = { w: 1 };
  assert.equal(words('lesson-notice'), 'seen');
  assert.match(String(kept.get('descentlab.lessons')), /"one":\[0\]/);
  part('lesson-next').click();
  assert.equal(state.lesson.value, 'one.2');
  assert.deepEqual(state.own.value, { w: 1 }, 'a step without a beginning goes on from what is there');
  assert.equal(words('lesson-notice'), '');
  part('lesson-solve').click();
  await Promise.resolve();
  assert.equal(words('lesson-notice'), 'seen');
  part('lesson-next').click();
  assert.ok(root.hidden);
  dispose();
  course.dispose();
});

test('in another scene the step leads back to its own, and nothing is judged there', async () => {
  const { course, dispose } = openCourse();
  await course.start(lesson, 0);
  state.scene.value = 'race';
  state.own.value = { w: 3 };
  assert.ok(!course.progress.has('one', 0));
  assert.ok(!part('lesson-there').hidden);
  part('lesson-there').click();
  await Promise.resolve();
  assert.equal(state.scene.value, 'deep');
  dispose();
  course.dispose();
});

test('the menu of scenes opens by its button, closes by Escape, and tells where one is', () => {
  const links = createLinks({ state, show: async () => {} });
  /** @type {string[]} */
  const shown = [];
  const scenes = [{ id: 'race' }, { id: 'deep' }];
  state.scene.value = 'deep';
  const dispose = mountSceneMenu(document.body, { state, i18n, scenes, links, onscene: (id) => shown.push(id) });
  const list = /** @type {HTMLElement} */ (document.querySelector('.scene-menu'));
  assert.ok(list.hidden);
  part('scenes').click();
  assert.ok(!list.hidden);
  assert.equal(part('scene-deep').getAttribute('aria-current'), 'page');
  assert.match(String(part('scene-race').getAttribute('href')), /^#scene=race&lang=en/);
  press(part('scenes'), 'Escape');
  assert.ok(list.hidden);
  press(part('scenes'), 'ArrowDown');
  assert.equal(document.activeElement, part('scene-race'));
  part('scene-race').click();
  assert.deepEqual(shown, ['race']);
  assert.ok(list.hidden);
  dispose();
});
