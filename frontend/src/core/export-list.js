/**
 * What a run can be taken away as, in the order of the menu. How each file is made is loaded when the first is asked for.
 */

/** @typedef {{ id: string, group: string }} Takeable its text is `export.<id>`, what it is for `export.<id>_for`, its heading `export.<group>` */

/** @type {readonly Takeable[]} drawn by the page itself, from the picture's own parts */
const DRAWN = Object.freeze([
  { id: 'png', group: 'picture' },
  { id: 'svg', group: 'picture' },
  { id: 'gif', group: 'animation' },
  { id: 'webm', group: 'animation' },
]);
/** @type {readonly Takeable[]} */
const SERVED = Object.freeze([
  { id: 'html', group: 'animation' },
  { id: 'ipynb', group: 'code' },
  { id: 'py', group: 'code' },
  { id: 'torch', group: 'code' },
  { id: 'csv', group: 'numbers' },
  { id: 'json', group: 'numbers' },
]);

/**
 * @param {{ drawn: boolean, filmed: boolean }} can whether the browser draws pictures, and whether it records video
 * @returns {readonly Takeable[]}
 */
export function takeables({ drawn, filmed }) {
  const own = drawn ? DRAWN.filter(({ id }) => filmed || id !== 'webm') : [];
  return [...own, ...SERVED];
}

/** Whether the server makes this one. */
export function isServed(/** @type {string} */ id) {
  return SERVED.some((item) => item.id === id);
}
