/** The symbol that the pointer or the focus is on, for whoever draws it on a surface. */

/** @typedef {import('../core/inspection.js').Light} Light */

/**
 * @param {HTMLElement} root elements in it with `data-symbol` and `data-ahead` are symbols
 * @param {import('../core/signal.js').Signal<Light | null>} lit
 * @returns {() => void}
 */
export function mountLights(root, lit) {
  const light = (/** @type {EventTarget | null} */ target) => {
    const element = target instanceof Element ? target.closest('[data-symbol]') : null;
    const next = element instanceof HTMLElement ? lightOf(element) : null;
    if (next?.name === lit.value?.name && next?.ahead === lit.value?.ahead) return;
    lit.value = next;
  };
  const focused = () => (root.contains(document.activeElement) ? document.activeElement : null);
  const onSymbol = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element && target.closest('[data-symbol]');
  const over = (/** @type {Event} */ event) => light(onSymbol(event.target) ? event.target : focused());
  const away = () => light(focused());
  const mark = (/** @type {Light | null} */ next) => {
    for (const element of root.querySelectorAll('[data-lit]')) element.removeAttribute('data-lit');
    if (!next) return;
    const same = `[data-symbol="${next.name}"][data-ahead="${next.ahead}"]`;
    for (const element of root.querySelectorAll(same)) element.setAttribute('data-lit', '');
  };
  const listeners = /** @type {const} */ ([
    ['pointerover', over],
    ['pointerleave', away],
    ['focusin', over],
    ['focusout', () => light(null)],
  ]);
  for (const [name, listener] of listeners) root.addEventListener(name, listener);
  const unmark = lit.subscribe(mark);
  return () => {
    for (const [name, listener] of listeners) root.removeEventListener(name, listener);
    unmark();
    lit.value = null;
  };
}

/** @param {HTMLElement} element @returns {Light} */
function lightOf({ dataset }) {
  return { name: dataset.symbol ?? '', ahead: Number(dataset.ahead) };
}
