/**
 * The numbers that charts show, told by the charts themselves, for who takes them away.
 */

/** @typedef {import('../core/shown-numbers.js').ShownChart} ShownChart */

/** @type {WeakMap<Element, () => Omit<ShownChart, 'title'> | null>} */
const told = new WeakMap();

/**
 * @param {HTMLElement} host of a chart; its accessible name is the chart's title
 * @param {() => Omit<ShownChart, 'title'> | null} read null while nothing is shown
 */
export function tellNumbers(host, read) {
  told.set(host, read);
}

/**
 * @param {readonly HTMLElement[]} roots
 * @returns {readonly ShownChart[]} every chart that is to be seen within them, in its order
 */
export function numbersWithin(roots) {
  const hosts = roots.flatMap((root) => [...root.querySelectorAll('*')]).filter((element) => told.has(element));
  return hosts.flatMap((host) => {
    const chart = host.checkVisibility() ? told.get(host)?.() : null;
    return chart ? [{ title: host.getAttribute('aria-label') ?? '', ...chart }] : [];
  });
}
