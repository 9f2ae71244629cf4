/** A link to another view of the page. A plain press shows it in place; any other press is the browser's, as with every link. */
import { h } from './element.js';

/** @typedef {import('../core/link.js').LinkedView} LinkedView */
/** @typedef {import('../core/links.js').Links} Links */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Links} links
 * @param {() => LinkedView} view
 * @param {import('./element.js').Props & { go?: () => void }} [props] `go` shows the view in a way of its own
 * @param {...import('./element.js').Child} children
 */
export function viewLink(scope, links, view, { go, ...props } = {}, ...children) {
  const follow = (/** @type {MouseEvent} */ event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (go) go();
    else void links.go(view());
  };
  const link = h('a', { ...props, onclick: follow }, ...children);
  const address = () => link.setAttribute('href', links.href(view()));
  scope.watch(address, links.signals);
  return link;
}
