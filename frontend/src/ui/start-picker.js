/** Where the racers start: a named place, or typed numbers. */

import { problemEntry, problemId } from '../core/problem.js';
import { computed } from '../core/signal.js';
import { setStart, startOf } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { complaintText } from './complaint.js';
import { coordinates } from './coordinates.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./surface-picker.js').SurfaceProps} SurfaceProps
 */

/**
 * @param {Scope} scope
 * @param {SurfaceProps} props
 * @returns {HTMLElement}
 */
export function startPicker(scope, props) {
  const { state, catalogue, i18n } = props;
  const group = h('div', { class: 'start-picker', role: 'group' });
  scope.attr(group, 'aria-label', () => i18n.t('start.title'));
  const problem = computed(() => problemId(state.spec.value.problem), [state.spec]);
  let inner = createScope(i18n);
  scope.watch(() => {
    inner.dispose();
    inner = createScope(i18n);
    const { parameters, starts } = problemEntry(state.spec.value.problem, catalogue);
    group.replaceChildren(
      starts.length > 0
        ? namedStarts(inner, props)
        : inner.text(h('span', { class: 'quiet' }), () => i18n.t('start.title')),
      ...coordinates(inner, {
        names: parameters,
        state,
        i18n,
        test: 'start',
        read: () => startOf(state.spec.value, catalogue),
        write: (at) => state.updateSpec((spec) => setStart(spec, at)),
      }),
    );
  }, [problem]);
  scope.own(() => inner.dispose());
  const error = computed(() => errorAt(state.errors.value, ['start']), [state.errors]);
  const words = h('p', { class: 'problem', 'aria-live': 'polite' });
  scope.text(words, () => (error.value ? complaintText(i18n, error.value) : ''), [error]);
  return h('div', { class: 'start' }, group, words);
}

/**
 * @param {Scope} scope
 * @param {SurfaceProps} props
 */
function namedStarts(scope, { state, catalogue, i18n }) {
  const { starts } = problemEntry(state.spec.value.problem, catalogue);
  const options = starts.map(({ name, label }) => scope.text(h('option', { value: name }), () => i18n.pick(label)));
  const own = scope.text(h('option', { value: '', hidden: true }), () => i18n.t('start.own'));
  const take = () => {
    const start = starts.find(({ name }) => name === select.value);
    if (start) state.updateSpec((spec) => setStart(spec, start.at));
  };
  const select = h('select', { class: 'field', 'data-test': 'start', onchange: take }, ...options, own);
  scope.attr(select, 'aria-label', () => i18n.t('start.title'));
  scope.watch(() => {
    const at = startOf(state.spec.value, catalogue);
    select.value = starts.find((start) => same(start.at, at))?.name ?? '';
  }, [state.spec]);
  return h(
    'label',
    { class: 'labelled' },
    scope.text(h('span'), () => i18n.t('start.title')),
    select,
  );
}

/** @param {readonly number[]} a @param {readonly number[]} b */
function same(a, b) {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
