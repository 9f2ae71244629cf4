/** On a curve, where the slope is plain to see: the chosen racer once more, with the gradient added, to see why it is taken off. */
import { problemEntry } from '../core/problem.js';
import { addOpposite, mostRacers } from '../core/racers.js';
import { computed } from '../core/signal.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {import('./surface-picker.js').SurfaceProps & {player: import('../core/player.js').Player}} props
 * @returns {() => void}
 */
export function mountWhyPlus(root, { state, catalogue, i18n, player }) {
  const ask = () => {
    state.updateSpec((spec) => addOpposite(spec, state.focus.value, catalogue));
    player.toStart();
    player.play();
  };
  const button = h('button', { type: 'button', class: 'button', 'data-test': 'why-plus', onclick: ask });
  root.append(button);
  const scope = createScope(i18n, button);
  scope.text(button, () => i18n.t('racers.why_plus'));
  scope.attr(button, 'title', () => i18n.t('racers.why_plus_help'));
  const sensible = computed(() => {
    const { problem, racers } = state.spec.value;
    const onCurve = problemEntry(problem, catalogue).parameters.length === 1;
    return onCurve && racers.length < mostRacers(catalogue) && racers.every(({ sign }) => sign !== 'plus');
  }, [state.spec]);
  scope.watch(() => {
    button.hidden = !sensible.value;
  }, [sensible]);
  return scope.dispose;
}
