/** The page's icons: strokes on a 20 by 20 grid, in the colour of the text around them. */
import { svg } from './element.js';

const PATHS = Object.freeze({
  play: 'M6 3.5 16.5 10 6 16.5Z',
  pause: 'M6.5 4v12M13.5 4v12',
  'step-back': 'M13 4.5 6.5 10l6.5 5.5',
  'step-on': 'M7 4.5 13.5 10 7 15.5',
  'to-start': 'M4.5 4.5v11M15.5 4.5 9 10l6.5 5.5',
  'to-end': 'M15.5 4.5v11M4.5 4.5 11 10l-6.5 5.5',
  loop: 'M4 9.5V8.5A2.5 2.5 0 0 1 6.5 6H16M13.5 3.5 16 6l-2.5 2.5M16 10.5v1A2.5 2.5 0 0 1 13.5 14H4M6.5 16.5 4 14l2.5-2.5',
  reset: 'M4.5 10a5.5 5.5 0 1 0 1.8-4.1M6 2.8v3.4h3.4',
  fold: 'M5 7.5 10 12.5l5-5',
  'rail-close': 'M4 4.5 9.5 10 4 15.5M10 4.5 15.5 10 10 15.5',
  'rail-open': 'M16 4.5 10.5 10l5.5 5.5M10 4.5 4.5 10l5.5 5.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.9-2.9a3 3 0 0 0-4.2-4.2L10.5 5.3M11.5 8.5a3 3 0 0 0-4.2 0l-2.9 2.9a3 3 0 0 0 4.2 4.2l.9-.9',
  share: 'M10 12V3.5M6.8 6.5 10 3.5l3.2 3M5 9.5H4v7h12v-7h-1',
  help: 'M7.5 7.6A2.5 2.5 0 1 1 10 10.2v1.6M10 14.8v.2',
  add: 'M10 4.5v11M4.5 10h11',
  remove: 'M5 5l10 10M15 5 5 15',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  done: 'M4 10.5 8.5 15 16.5 5.5',
  tune: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h7',
  knobs: 'M3.5 6h3M9.5 6h7M3.5 14h7M13.5 14h3M6.5 4h3v4h-3ZM10.5 12h3v4h-3Z',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  down: 'M10 4.5v11M5.5 11 10 15.5l4.5-4.5',
  opposite: 'M4 6.5h6M7 3.5v6M10.5 14.5h6M14.5 4.5l-9 11',
  pin: 'M7 3.5h6M8 3.5v5l-2.5 3h9L12 8.5v-5M10 11.5v5',
  present: 'M3.5 4.5h13v8.5h-13ZM10 13v3.5M7 16.5h6',
  minus: 'M4.5 10h11',
  fit: 'M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5',
  follow: 'M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10 2.5v4M10 13.5v4M2.5 10h4M13.5 10h4',
  field: 'M3.5 8.5 9 14M9 14v-3.5M9 14H5.5M10.5 5.5 16 11M16 11V7.5M16 11h-3.5',
  stop: 'M5.5 5.5h9v9h-9Z',
  out: 'M11.5 3.5h5v5M16.5 3.5 9 11M13.5 11.5v5h-10v-10h5',
  inspect: 'M14.5 5.5V4h-9l4.5 6-4.5 6h9v-1.5',
  take: 'M10 3.5v9M6 9l4 4 4-4M4 13.5v3h12v-3',
  room: 'M10 9a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 10 9ZM4.5 16.5v-1a4 4 0 0 1 4-4h3a4 4 0 0 1 4 4v1',
  copy: 'M7.5 7.5h8v8h-8ZM12.5 4.5h-8v8',
});

/** @typedef {keyof typeof PATHS} IconName */

/**
 * @param {IconName} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
}

/**
 * @param {SVGSVGElement} element made by `icon`
 * @param {IconName} name
 */
export function setIcon(element, name) {
  element.firstElementChild?.setAttribute('d', PATHS[name]);
}
