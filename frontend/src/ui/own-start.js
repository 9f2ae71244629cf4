/** A racer's own start: off while it starts where all do. */
import { problemEntry } from '../core/problem.js';
import { setOwnStart } from '../core/racers.js';
import { computed } from '../core/signal.js';
import { startOf } from '../core/spec.js';
import { errorAt } from '../core/state.js';
import { complaintText } from './complaint.js';
import { coordinates } from './coordinates.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('./scope.js').Scope} Scope
 * @typedef {import('./racer-card.js').CardProps & {racerKey: string}} OwnStartProps
 */

/**
 * @param {Scope} scope
 * @param {OwnStartProps} props
 * @returns {HTMLElement}
 */
export function ownStart(scope, props) {
  const { state, catalogue, i18n, index, racerKey } = props;
  const has = computed(() => state.spec.value.racers[index]?.start != null, [state.spec]);
  const toggle = () =>
    state.updateSpec((spec) => setOwnStart(spec, index, box.checked ? startOf(spec, catalogue) : null));
  const box = h('input', { type: 'checkbox', 'data-test': `racer-${racerKey}-start`, onchange: toggle });
  const words = scope.text(h('span'), () => i18n.t('racer.own_start'));
  const places = h('span', { class: 'own-start-places' });
  let inner = createScope(i18n);
  scope.watch(() => {
    box.checked = has.value;
    inner.dispose();
    inner = createScope(i18n);
    places.replaceChildren(...(has.value ? coordinates(inner, place(props)) : []));
  }, [has]);
  scope.own(() => inner.dispose());
  const error = computed(() => errorAt(state.errors.value, ['racers', index, 'start']), [state.errors]);
  const problem = h('p', { class: 'problem', 'aria-live': 'polite' });
  scope.text(problem, () => (error.value ? complaintText(i18n, error.value) : ''), [error]);
  return h('div', { class: 'own-start' }, h('label', { class: 'check' }, box, words), places, problem);
}

/** @param {OwnStartProps} props @returns {import('./coordinates.js').CoordinatesProps} */
function place({ state, catalogue, i18n, index, racerKey }) {
  return {
    names: problemEntry(state.spec.value.problem, catalogue).parameters,
    state,
    i18n,
    test: `racer-${racerKey}-start`,
    read: () => state.spec.value.racers[index]?.start ?? [],
    write: (at) => state.updateSpec((spec) => setOwnStart(spec, index, at)),
  };
}
