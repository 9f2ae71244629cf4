/** What the map is of: the surface, the rule, the axes, what the colours tell, and the knobs that lie along no axis. */
import { axesOf, axisKey, readMapChoice } from '../core/map-choice.js';
import { computed } from '../core/signal.js';
import { knobValue, pickSurface, setKnob } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { h } from './element.js';
import { mountKnob } from './knob.js';
import { createScope } from './scope.js';
import { segments } from './segments.js';
import { specField } from './spec-field.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {Pick<import('./surface-picker.js').SurfaceProps, 'state' | 'catalogue' | 'i18n'>} MapRailProps
 */

const STEPS = /** @type {const} */ ({ minimum: 1, maximum: 1000, slider: [10, 500], scale: 'linear', whole: true });

/**
 * @param {Element} root
 * @param {MapRailProps} props
 * @returns {() => void}
 */
export function mountMapRail(root, props) {
  const { state, catalogue, i18n } = props;
  const element = h('div', { class: 'rail-part', 'data-test': 'map-rail' });
  root.append(element);
  const scope = createScope(i18n, element);
  const problem = () => {
    const { problem } = state.spec.value;
    return problem.kind === 'surface' ? problem.name : '';
  };
  const rule = () => state.spec.value.racers[0]?.rule ?? 'gd';
  const knobs = h('div', { class: 'rail-part' });
  element.append(
    select(scope, props, 'surface', catalogue.surfaces.map(named(i18n)), problem, (name) => {
      state.updateSpec((spec) => pickSurface(spec, name, catalogue));
    }),
    select(scope, props, 'rule', catalogue.rules.map(ruled), rule, (name) => {
      const { style: _style, label: _label, ...racer } = state.spec.value.racers[0] ?? { rule: name };
      state.updateSpec((spec) => ({ ...spec, racers: [{ ...racer, rule: name, knobs: {} }] }));
    }),
    axes(scope, props),
    tells(scope, props),
    knobs,
  );
  const shape = computed(() => shapeOf(props), [state.spec, state.own]);
  let stops = [() => {}];
  scope.watch(() => {
    for (const stop of stops) stop();
    stops = mountKnobs(knobs, props);
  }, [shape]);
  scope.own(() => stops.forEach((stop) => void stop()));
  return scope.dispose;
}

/** What knobs there are changes with the rule and the axes, not with a knob's own value. @param {MapRailProps} props */
function shapeOf({ state, catalogue }) {
  const { x, y } = readMapChoice(state.own.value, state.spec.value, catalogue);
  return JSON.stringify([state.spec.value.racers[0]?.rule, axisKey(x), axisKey(y)]);
}

/** @param {HTMLElement} root @param {MapRailProps} props */
function mountKnobs(root, { state, catalogue, i18n }) {
  const { x, y } = readMapChoice(state.own.value, state.spec.value, catalogue);
  const along = [x, y].filter(({ of }) => of === 'knob').map(({ name }) => name);
  const free = catalogue.rule(state.spec.value.racers[0]?.rule ?? 'gd').knobs;
  const shown = free.filter(({ name, kind }) => kind !== 'changes' && !along.includes(name));
  const stops = shown.map((knob) => {
    const value = specField(
      state,
      (spec) => knobValue(spec.racers[0]?.knobs, knob),
      (spec, next) => setKnob(spec, 0, knob.name, /** @type {any} */ (next)),
    );
    const error = computed(() => errorAt(state.errors.value, ['racers', 0, 'knobs', knob.name]), [state.errors]);
    const props = { knob, value, error, i18n, test: `map-${knob.name}`, dragging: state.dragging };
    return mountKnob(root, /** @type {any} */ (props));
  });
  const steps = specField(
    state,
    (spec) => spec.steps,
    (spec, next) => ({ ...spec, steps: Number(next) }),
  );
  const texts = { symbol: 'n', label: i18n.text('map.steps'), help: i18n.text('map.steps_help') };
  const knob = { kind: 'number', name: 'steps', default: 200, ...STEPS, ...texts, marks: [] };
  const error = computed(() => null, []);
  stops.push(mountKnob(root, /** @type {any} */ ({ knob, value: steps, error, i18n, test: 'map-steps' })));
  return stops;
}

/** @param {Scope} scope @param {MapRailProps} props */
function axes(scope, props) {
  const { state, catalogue, i18n } = props;
  const box = h('div', { class: 'rail-part' });
  const shape = computed(() => shapeOf(props), [state.spec, state.own]);
  let inner = createScope(i18n);
  const build = () => {
    inner.dispose();
    inner = createScope(i18n);
    const all = axesOf(state.spec.value, catalogue);
    const options = all.map((axis) => ({ value: axisKey(axis), text: () => axis.symbol }));
    const choice = readMapChoice(state.own.value, state.spec.value, catalogue);
    const pick = (/** @type {'x' | 'y'} */ side) => {
      const [here, there] = side === 'x' ? [choice.x, choice.y] : [choice.y, choice.x];
      return select(
        inner,
        props,
        side,
        options,
        () => axisKey(here),
        (key) => {
          const other = key === axisKey(there) ? axisKey(here) : axisKey(there);
          const { x_range: _x, y_range: _y, ...own } = state.own.value;
          state.own.value = { ...own, ...(side === 'x' ? { x: key, y: other } : { x: other, y: key }) };
        },
      );
    };
    box.replaceChildren(pick('x'), pick('y'));
  };
  const problem = computed(() => JSON.stringify(state.spec.value.problem), [state.spec]);
  scope.watch(build, [shape, problem]);
  scope.own(() => inner.dispose());
  return box;
}

/** @param {Scope} scope @param {MapRailProps} props */
function tells(scope, { state, catalogue, i18n }) {
  return segments(scope, {
    test: 'map-tells',
    label: () => i18n.t('map.tells'),
    options: ['steps', 'ending'].map((value) => ({ value, text: () => i18n.t(`map.tells_${value}`) })),
    chosen: computed(() => readMapChoice(state.own.value, state.spec.value, catalogue).tells, [state.own, state.spec]),
    onchoose: (value) => {
      state.own.value = { ...state.own.value, tells: value };
    },
  });
}

/**
 * @param {Scope} scope
 * @param {MapRailProps} props
 * @param {string} name
 * @param {readonly { value: string, text: () => string }[]} options
 * @param {() => string} read
 * @param {(value: string) => void} choose
 */
function select(scope, { state, i18n }, name, options, read, choose) {
  const entries = options.map(({ value, text }) => scope.text(h('option', { value }), text));
  const element = h('select', { class: 'field', 'data-test': `map-${name}` }, ...entries);
  element.addEventListener('change', () => choose(element.value));
  scope.watch(() => {
    element.value = read();
  }, [state.spec, state.own]);
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t(`map.${name}`)),
    element,
  );
}

const named =
  (/** @type {MapRailProps['i18n']} */ i18n) =>
  (/** @type {{ name: string, title: any }} */ { name, title }) => ({
    value: name,
    text: () => i18n.pick(title),
  });
const ruled = (/** @type {{ name: string, label: string }} */ { name, label }) => ({ value: name, text: () => label });
