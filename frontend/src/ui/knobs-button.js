/** Where the rail is below the stage: lifts its knobs above it as a sheet, so that a turned knob and its path are seen together. */
import { iconButton } from './button.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{
 *   state: import('../core/state.js').State, i18n: import('../core/i18n.js').I18n,
 *   lifted: import('../core/signal.js').Signal<boolean>, seen: () => Element | null,
 * }} props
 *   `seen` is what has to stay in sight above the sheet
 * @returns {() => void}
 */
export function mountKnobsButton(root, { state, i18n, lifted, seen }) {
  const toggle = () => {
    const up = !lifted.value;
    if (up && state.inspect.value.open) state.inspect.value = { ...state.inspect.value, open: false };
    lifted.value = up;
    if (up) seen()?.scrollIntoView({ block: 'start' });
  };
  const scope = createScope(i18n);
  const button = iconButton(scope, i18n, { icon: 'knobs', key: 'inspector.tab_knobs', onclick: toggle, test: 'knobs' });
  button.classList.add('knobs-button');
  scope.attr(button, 'aria-pressed', () => String(lifted.value), [lifted]);
  root.append(button);
  scope.own(() => button.remove());
  return scope.dispose;
}
