/**
 * What a mounted part of the page holds on to: texts and attributes that follow signals, and what to undo when it goes.
 *
 * @typedef {import('../core/signal.js').Readable<any>} AnySignal
 * @typedef {{
 *   own: (dispose: () => void) => void,
 *   watch: (run: () => void, signals: AnySignal[]) => void,
 *   text: <E extends Element>(element: E, read: () => string, signals?: AnySignal[]) => E,
 *   attr: <E extends Element>(element: E, name: string, read: () => string | null, signals?: AnySignal[]) => E,
 *   dispose: () => void,
 * }} Scope
 */
import { effect } from '../core/signal.js';
import { setAttr, setText } from './element.js';

/**
 * @param {import('../core/i18n.js').I18n} i18n every text and attribute is written again when the language changes
 * @param {Element[]} elements removed from the page when the scope is disposed of
 * @returns {Scope}
 */
export function createScope(i18n, ...elements) {
  /** @type {(() => void)[]} */
  const disposers = elements.map((element) => () => element.remove());
  /** @param {() => void} run @param {AnySignal[]} signals */
  const watch = (run, signals) => void disposers.push(effect(run, signals));
  return {
    own: (dispose) => void disposers.push(dispose),
    watch,
    text(element, read, signals = []) {
      watch(() => setText(element, read()), [i18n.lang, ...signals]);
      return element;
    },
    attr(element, name, read, signals = []) {
      watch(() => setAttr(element, name, read()), [i18n.lang, ...signals]);
      return element;
    },
    dispose() {
      for (let dispose = disposers.pop(); dispose; dispose = disposers.pop()) dispose();
    },
  };
}
