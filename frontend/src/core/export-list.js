/**
 * What can be taken away of what is on screen, in the order of the menu. How each file is made is loaded when the first is asked for.
 */

/** @typedef {{ id: string, group: string }} Takeable its text is `export.<id>`, what it is for `export.<id>_for`, its heading `export.<group>` */
/** @typedef {{ signal: AbortSignal, progress: (part: number) => void }} Watch */
/** @typedef {import('./export-file.js').TakenFile} TakenFile */
/** @typedef {Readonly<Record<string, (watch: Watch) => Promise<TakenFile>>>} Makers how a scene makes files of its own */
/**
 * @typedef {object} Shown
 * @property {string | null} problem the kind of the run's problem; null where there is no run
 * @property {readonly string[]} own what the scene makes by itself
 * @property {boolean} filmed whether the browser records video
 */

/** @type {readonly Takeable[]} */
export const TAKEABLES = Object.freeze([
  { id: 'png', group: 'picture' },
  { id: 'svg', group: 'picture' },
  { id: 'gif', group: 'animation' },
  { id: 'webm', group: 'animation' },
  { id: 'html', group: 'animation' },
  { id: 'ipynb', group: 'code' },
  { id: 'py', group: 'code' },
  { id: 'torch', group: 'code' },
  { id: 'graph_ipynb', group: 'code' },
  { id: 'graph_py', group: 'code' },
  { id: 'weights_npz', group: 'numbers' },
  { id: 'weights_json', group: 'numbers' },
  { id: 'csv', group: 'numbers' },
  { id: 'json', group: 'numbers' },
]);
/** What the page can make of whatever it shows. */
const ALWAYS = Object.freeze(['png', 'svg', 'csv']);
/** What the server makes of a run, and of which kinds of problem where not of all. */
const SERVED = Object.freeze({
  html: null,
  ipynb: null,
  py: null,
  torch: null,
  weights_npz: 'network',
  weights_json: 'network',
  csv: null,
  json: null,
});

/**
 * @param {Shown} shown
 * @returns {readonly Takeable[]}
 */
export function takeables({ problem, own, filmed }) {
  return TAKEABLES.filter(({ id }) => {
    if (id === 'webm' && !filmed) return false;
    return own.includes(id) || ALWAYS.includes(id) || isServed(id, problem);
  });
}

/**
 * Whether the server makes this one.
 * @param {string} id
 * @param {string | null} problem the kind of the run's problem; null where there is no run
 */
export function isServed(id, problem) {
  if (problem === null || !Object.hasOwn(SERVED, id)) return false;
  const kind = Reflect.get(SERVED, id);
  return kind === null || kind === problem;
}
