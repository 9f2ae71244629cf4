/** Which loss surface is raced on, one of the catalogue or a formula of one's own; its story, and where the racers start. */
import { FIRST_FORMULA } from '../core/formula.js';
import { problemEntry, problemId } from '../core/problem.js';
import { computed } from '../core/signal.js';
import { pickSurface } from '../core/spec.js';
import { h } from './element.js';
import { showFormula } from './formula.js';
import { ownFormula, takeOwn } from './own-formula.js';
import { createScope } from './scope.js';
import { specField } from './spec-field.js';
import { startPicker } from './start-picker.js';

/** The option for a formula of one's own. */
const OWN = 'formula';

/**
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} SurfaceProps
 * @typedef {{landscape: import('../core/landscape.js').Landscape}} Drawn
 * @typedef {SurfaceProps & {
 *   graphs: import('../core/graphs.js').Graphs,
 *   ground: import('../core/signal.js').Readable<Drawn | null>,
 * }} ProblemProps
 *   `ground` is the picture that is drawn
 */

/**
 * @param {Element} root
 * @param {ProblemProps} props
 * @returns {() => void}
 */
export function mountSurfacePicker(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'problem-picker' });
  root.append(element);
  const scope = createScope(i18n, element);
  const problem = computed(() => problemId(state.spec.value.problem), [state.spec]);
  const entry = () => problemEntry(state.spec.value.problem, catalogue);
  const isOwn = () => state.spec.value.problem.kind === OWN;
  const formula = h('span', { class: 'formula' });
  const own = ownFormula(scope, props);
  const story = scope.text(h('p', { class: 'quiet problem-story' }), () => i18n.pick(entry().story), [problem]);
  scope.watch(() => {
    own.hidden = !isOwn();
    formula.hidden = story.hidden = isOwn();
    if (!isOwn()) showFormula(formula, entry());
  }, [problem]);
  element.append(surfaceSelect(scope, props), own, startPicker(scope, props), formula, story);
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {ProblemProps} props
 */
function surfaceSelect(scope, { state, catalogue, i18n, graphs }) {
  const name = specField(
    state,
    ({ problem }) => (problem.kind === 'surface' ? problem.name : OWN),
    (spec, next) => pickSurface(spec, next, catalogue),
  );
  const options = catalogue.surfaces.map((surface) =>
    scope.text(h('option', { value: surface.name }), () => i18n.pick(surface.title)),
  );
  options.push(scope.text(h('option', { value: OWN }), () => i18n.t('formula.own')));
  const change = () => {
    if (select.value === OWN) takeOwn(FIRST_FORMULA, { state, graphs });
    else name.value = select.value;
  };
  const select = h('select', { class: 'field', 'data-test': 'surface', onchange: change }, ...options);
  scope.watch(() => {
    select.value = name.value;
  }, [name]);
  scope.attr(select, 'aria-label', () => i18n.t('surface.title'));
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t('surface.title')),
    select,
  );
}
