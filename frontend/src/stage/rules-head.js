/**
 * What each comparison of rules asks, the line of terms, and whether what it proposes was tried.
 */
import { watchDone } from '../core/done.js';
import { rulesSpec, setForms, sharedOf } from '../core/rules-spec.js';
import { computed } from '../core/signal.js';
import { setKnob, setKnobOfAll } from '../core/spec.js';
import { swap } from '../core/swap.js';
import { BUILT, canSwitch, switched, TERMS, termsOf, withTerms } from '../core/terms.js';
import { mountStory } from '../ui/story.js';
import { mountTermLine } from '../ui/term-line.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../core/rules-spec.js').Part} Part */
/** @typedef {import('../core/spec.js').RunSpec} RunSpec */

/** The notes' section of each part, and the scene that its texts are filed under. */
const PARTS = Object.freeze({
  terms: { scene: 'rules', section: '9–11' },
  forms: { scene: 'forms', section: '9' },
  memory: { scene: 'memory', section: '11' },
  bias: { scene: 'bias', section: '11' },
});
const TRIED = Object.freeze({ alpha: 0.12, beta: 0.8, shortest: 0.9, longest: 0.9999 });
const NONE = Object.freeze({ V: false, S: false, corrected: false });

/** What each part proposes. @type {Readonly<Record<Part, (spec: RunSpec, catalogue: SceneContext['catalogue']) => RunSpec>>} */
const TRIES = {
  terms: (spec, catalogue) => withTerms(spec, nextTerm(builtTerms(spec)), catalogue),
  forms: (spec) => setForms(spec, TRIED.alpha, TRIED.beta),
  memory: (spec) => setKnob(spec, 0, 'beta2', TRIED.shortest),
  bias: (spec, catalogue) => setKnobOfAll(spec, 'beta2', TRIED.longest, catalogue),
};
/** Whether a run is what was proposed. @type {Readonly<Record<Part, (spec: RunSpec, catalogue: SceneContext['catalogue']) => boolean>>} */
const DONE = {
  terms: (spec) => TERMS.every((term) => builtTerms(spec)[term]),
  forms: (spec, catalogue) =>
    sharedOf(spec, 'beta', catalogue) !== sharedOf(rulesSpec('forms', catalogue), 'beta', catalogue),
  memory: ({ racers }) => Number(racers[0]?.knobs?.beta2) <= TRIED.shortest,
  bias: ({ racers }) => racers.every(({ knobs }) => Number(knobs?.beta2) >= TRIED.longest),
};

/** @param {RunSpec} spec */
function builtTerms({ racers }) {
  const built = racers[BUILT];
  return built ? termsOf(built) : NONE;
}

/** The next term that is off, switched on. @param {import('../core/terms.js').Terms} terms */
function nextTerm(terms) {
  const next = TERMS.find((term) => !terms[term] && canSwitch(terms, term));
  return next ? switched(terms, next) : terms;
}

/**
 * @param {HTMLElement} root
 * @param {SceneContext} ctx
 * @param {import('../core/signal.js').Readable<Part>} part
 */
export function mountRulesHead(root, ctx, part) {
  return swap(part, (which) => mountHead(root, ctx, which));
}

/** @param {HTMLElement} root @param {SceneContext} ctx @param {Part} part */
function mountHead(root, ctx, part) {
  const { state, player, catalogue, i18n } = ctx;
  const atEnd = () => player.total.value > 0 && player.step.value >= player.total.value;
  const { done, dispose: undone } = watchDone(
    () => DONE[part](state.spec.value, catalogue) && atEnd(),
    [player.step, state.spec],
  );
  const ontry = () => {
    state.updateSpec((spec) => TRIES[part](spec, catalogue));
    player.toStart();
    player.play();
  };
  const before = root.childElementCount;
  const stops = [mountStory(root, { ...PARTS[part], i18n, ontry, done }), undone];
  if (part === 'terms') stops.push(mountTerms(root, ctx));
  // They stand before the stage's tools, whenever they are made.
  root.prepend(...Array.from(root.children).slice(before));
  return { dispose: () => stops.forEach((stop) => void stop()) };
}

/** @param {HTMLElement} root @param {SceneContext} ctx */
function mountTerms(root, { state, player, catalogue, i18n }) {
  const terms = computed(() => builtTerms(state.spec.value), [state.spec]);
  const name = () => {
    const built = state.spec.value.racers[BUILT];
    return built ? (built.label ?? catalogue.rule(built.rule).label) : '';
  };
  const onswitch = (/** @type {import('../core/terms.js').Terms} */ next) => {
    state.updateSpec((spec) => withTerms(spec, next, catalogue));
    player.toStart();
    player.play();
  };
  return mountTermLine(root, { i18n, terms, name, onswitch });
}
