/** Which loss surface is raced on, its story, and where the racers start. */
import { pickSurface } from '../core/spec.js';
import { h } from './element.js';
import { showFormula } from './formula.js';
import { createScope } from './scope.js';
import { specField } from './spec-field.js';
import { startPicker } from './start-picker.js';

/**
 * @typedef {{
 *   state: import('../core/state.js').State,
 *   catalogue: import('../core/catalogue.js').Catalogue,
 *   i18n: import('../core/i18n.js').I18n,
 * }} SurfaceProps
 */

/**
 * @param {Element} root
 * @param {SurfaceProps} props
 * @returns {() => void}
 */
export function mountSurfacePicker(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'problem-picker' });
  root.append(element);
  const scope = createScope(i18n, element);
  const name = specField(
    state,
    (spec) => spec.problem.name,
    (spec, next) => pickSurface(spec, next, catalogue),
  );
  const surface = () => catalogue.surface(name.value);
  const formula = h('span', { class: 'formula' });
  scope.watch(() => showFormula(formula, surface()), [name]);
  const story = scope.text(h('p', { class: 'quiet problem-story' }), () => i18n.pick(surface().story), [name]);
  element.append(surfaceSelect(scope, name, props), startPicker(scope, props), formula, story);
  return scope.dispose;
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {{value: string, subscribe: (fn: (value: string) => void) => () => void}} name
 * @param {SurfaceProps} props
 */
function surfaceSelect(scope, name, { catalogue, i18n }) {
  const options = catalogue.surfaces.map((surface) =>
    scope.text(h('option', { value: surface.name }), () => i18n.pick(surface.title)),
  );
  const change = () => {
    name.value = select.value;
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
