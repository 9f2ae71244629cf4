/** What the lines of weight decay on the ground mean. */
import { h } from './element.js';
import { createScope } from './scope.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Each mark as it is drawn: an element and its attributes. @type {readonly (readonly [string, string, Record<string, string>])[]} */
const MARKS = [
  ['circle', 'circle', { cx: '10', cy: '7', r: '5.5' }],
  ['contour', 'ellipse', { cx: '10', cy: '7', rx: '9', ry: '4' }],
  ['rest', 'path', { d: 'M10 2 15 7 10 12 5 7Z', fill: 'currentColor' }],
  ['way', 'path', { d: 'M1 12C8 3 12 3 19 2', 'stroke-dasharray': '5 2 1 2', 'stroke-width': '1' }],
  ['box', 'rect', { x: '4.5', y: '1.5', width: '11', height: '11', 'stroke-dasharray': '3 2' }],
];

/**
 * @param {Element} root
 * @param {{ i18n: import('../core/i18n.js').I18n }} props
 * @returns {() => void}
 */
export function mountPenaltyLegend(root, { i18n }) {
  const list = h('ul', { class: 'legend penalty-legend', 'data-test': 'penalty-legend' });
  root.append(list);
  const scope = createScope(i18n, list);
  for (const [name, shape, attributes] of MARKS) {
    const words = scope.text(h('span'), () => i18n.t(`decay.legend_${name}`));
    list.append(h('li', {}, sign(shape, attributes), words));
  }
  return scope.dispose;
}

/** @param {string} shape @param {Record<string, string>} attributes */
function sign(shape, attributes) {
  const svg = document.createElementNS(SVG, 'svg');
  const part = document.createElementNS(SVG, shape);
  const all = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', ...attributes };
  for (const [name, value] of Object.entries(all)) part.setAttribute(name, value);
  for (const [name, value] of Object.entries({
    viewBox: '0 0 20 14',
    width: '20',
    height: '14',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value);
  svg.append(part);
  return svg;
}
