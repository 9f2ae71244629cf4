/**
 * The page's frame: where each part goes. Styles in `styles/layout.css` arrange the same parts for a phone, a desk and a hall.
 *
 * @typedef {{
 *   topbar: HTMLElement, notices: HTMLElement, lesson: HTMLElement, toolbar: HTMLElement, panels: HTMLElement, charts: HTMLElement, rail: HTMLElement,
 *   transport: HTMLElement, toasts: HTMLElement, dispose: () => void,
 * }} Shell
 */
import { h } from './element.js';
import { createScope } from './scope.js';

/**
 * @param {Element} root
 * @param {{i18n: import('../core/i18n.js').I18n}} props
 * @returns {Shell}
 */
export function mountShell(root, { i18n }) {
  const topbar = h('header', { class: 'topbar' });
  const notices = h('div', { class: 'notices' });
  const lesson = h('section', { class: 'lesson', hidden: true });
  const toolbar = h('div', { class: 'toolbar' });
  const panels = h('section', { class: 'panels' });
  const charts = h('section', { class: 'charts' });
  const rail = h('aside', { class: 'rail', id: 'rail' });
  const transport = h('footer', { class: 'transport' });
  const toasts = h('div', { class: 'toasts' });
  const stage = h('main', { class: 'stage', id: 'stage', tabindex: -1 }, toolbar, panels, charts);
  const skip = h('a', { class: 'skip', href: '#stage', onclick: (/** @type {Event} */ event) => jump(event, stage) });
  const frame = h('div', { class: 'shell' }, skip, topbar, notices, lesson, stage, rail, transport, toasts);
  root.append(frame);
  const scope = createScope(i18n, frame);
  scope.text(skip, () => i18n.t('shell.skip'));
  scope.attr(toolbar, 'aria-label', () => i18n.t('shell.problem'));
  scope.attr(panels, 'aria-label', () => i18n.t('shell.panels'));
  scope.attr(charts, 'aria-label', () => i18n.t('shell.charts'));
  scope.attr(rail, 'aria-label', () => i18n.t('shell.rail'));
  scope.attr(transport, 'aria-label', () => i18n.t('shell.transport'));
  toolbar.setAttribute('role', 'group');
  return { topbar, notices, lesson, toolbar, panels, charts, rail, transport, toasts, dispose: scope.dispose };
}

/**
 * The address fragment holds the view, so the skip link moves the focus by itself.
 * @param {Event} event
 * @param {HTMLElement} target
 */
function jump(event, target) {
  event.preventDefault();
  target.focus();
}
