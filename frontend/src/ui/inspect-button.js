/** Opens and closes the inspector where the rail is not beside the stage: on a phone it is a sheet. */
import { iconButton } from './button.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{state: import('../core/state.js').State, i18n: import('../core/i18n.js').I18n, seen: () => Element | null}} props
 *   `seen` is what has to stay in sight above the sheet
 * @returns {() => void}
 */
export function mountInspectButton(root, { state, i18n, seen }) {
  const toggle = () => {
    const open = !state.inspect.value.open;
    state.inspect.value = { ...state.inspect.value, open };
    if (open) seen()?.scrollIntoView({ block: 'start' });
  };
  const scope = createScope(i18n);
  const button = iconButton(scope, i18n, {
    icon: 'inspect',
    key: 'inspector.tab_inspector',
    onclick: toggle,
    test: 'inspect',
  });
  button.classList.add('inspect-button');
  scope.attr(button, 'aria-pressed', () => String(state.inspect.value.open), [state.inspect]);
  root.append(button);
  scope.own(() => button.remove());
  return scope.dispose;
}
