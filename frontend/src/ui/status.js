/** The connection in words, shown only while there is something to say, and a way to try again at once. */
import { iconButton } from './button.js';
import { h } from './element.js';
import { createScope } from './scope.js';

/** A connection that comes within this time needs no words. */
const PATIENCE_MS = 600;

/**
 * @param {Element} root
 * @param {{
 *   connection: import('../core/signal.js').Readable<string>, i18n: import('../core/i18n.js').I18n, retry?: () => void,
 * }} props
 * @returns {() => void}
 */
export function mountStatus(root, { connection, i18n, retry }) {
  const words = h('span');
  const element = h('div', { class: 'status', role: 'status', 'data-test': 'connection' }, words);
  root.append(element);
  const scope = createScope(i18n, element);
  scope.text(words, () => i18n.t(`connection.${connection.value}`), [connection]);
  const again = iconButton(scope, i18n, {
    icon: 'reset',
    key: 'connection.retry',
    onclick: () => retry?.(),
    visible: true,
  });
  element.append(again);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  scope.watch(() => {
    clearTimeout(timer);
    element.dataset.state = connection.value;
    again.hidden = connection.value !== 'waiting' || !retry;
    const troubled = connection.value !== 'open';
    if (!troubled) element.removeAttribute('data-shown');
    else timer = setTimeout(() => element.setAttribute('data-shown', ''), PATIENCE_MS);
  }, [connection]);
  scope.own(() => clearTimeout(timer));
  return scope.dispose;
}
