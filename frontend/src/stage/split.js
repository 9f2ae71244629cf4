/**
 * One large plot, and beside it (on a phone, below it) a list of the racers.
 */

/**
 * @param {HTMLElement} root
 */
export function splitStage(root) {
  const element = document.createElement('div');
  element.className = 'split';
  const [plot, list] = ['split-plot', 'split-list'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    element.append(part);
    return part;
  });
  root.append(element);
  return {
    plot: /** @type {HTMLElement} */ (plot),
    list: /** @type {HTMLElement} */ (list),
    dispose: () => element.remove(),
  };
}
