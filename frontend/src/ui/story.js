/**
 * What a scene asks: its question, two or three sentences, one thing to try and a button that does the first move of it.
 *
 * The texts are `<scene>.question`, `<scene>.story` (paragraphs parted by an empty line) and `<scene>.try`; the button's is
 * `<scene>.try_do`. Where it can be told that it was done, `<scene>.done` says what there was to see.
 */
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{
 *   scene: string, section: string, i18n: import('../core/i18n.js').I18n, ontry?: () => void,
 *   done?: import('../core/signal.js').Readable<boolean>, values?: () => Readonly<Record<string, string>>, signals?: import('./scope.js').AnySignal[],
 * }} props
 *   `section` is the notes' section, as its heading is numbered; `values` fill the texts' places, and follow the signals
 * @returns {() => void}
 */
export function mountStory(root, { scene, section, i18n, ontry, done, values = () => ({}), signals = [] }) {
  const told = h('div', { class: 'story-told' });
  const story = h('section', { class: 'story', 'data-test': 'story' });
  const scope = createScope(i18n, story);
  const say = (/** @type {string} */ part) => i18n.t(`${scene}.${part}`, values());
  scope.watch(() => {
    const paragraphs = say('story').split('\n\n');
    told.replaceChildren(...paragraphs.map((paragraph) => h('p', {}, paragraph)));
  }, [i18n.lang, ...signals]);
  story.append(
    scope.text(h('h2', { class: 'story-question' }), () => say('question'), signals),
    told,
    tryIt(scope, say, ontry, signals),
    ...(done ? [wasDone(scope, say, done)] : []),
    scope.text(h('p', { class: 'story-section quiet' }), () => i18n.t('story.section', { section })),
  );
  root.append(story);
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {(part: string) => string} say
 * @param {(() => void) | undefined} ontry
 * @param {import('./scope.js').AnySignal[]} signals
 */
function tryIt(scope, say, ontry, signals) {
  const box = h('div', { class: 'story-try' });
  box.append(scope.text(h('p'), () => say('try'), signals));
  if (ontry) {
    const button = h('button', { type: 'button', class: 'button story-do', 'data-test': 'try', onclick: ontry });
    box.append(scope.text(button, () => say('try_do'), signals));
  }
  return box;
}

/**
 * Said, and read out, once the thing was done.
 * @param {import('./scope.js').Scope} scope
 * @param {(part: string) => string} say
 * @param {import('../core/signal.js').Readable<boolean>} done
 */
function wasDone(scope, say, done) {
  const text = h('p', { class: 'story-done', role: 'status', 'data-test': 'try-done' });
  return scope.text(text, () => (done.value ? say('done') : ''), [done]);
}
