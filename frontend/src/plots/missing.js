/**
 * What stands in for every plot where Plotly cannot run: a sentence. Numbers, knobs and transport go on without it.
 */

/**
 * @param {HTMLElement} root
 * @param {() => string} sentence
 */
export function mountMissing(root, sentence) {
  const element = document.createElement('p');
  element.className = 'plot-missing';
  element.textContent = sentence();
  root.append(element);
  const tell = () => {
    element.textContent = sentence();
  };
  const nothing = () => {};
  return {
    host: element,
    show: nothing,
    showSlopes: nothing,
    look: nothing,
    turnBack: nothing,
    watch: () => null,
    redraw: tell,
    draw: () => null,
    blank: nothing,
    pixelOf: () => 0,
    dispose: () => element.remove(),
  };
}
