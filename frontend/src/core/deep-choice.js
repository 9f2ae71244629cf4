/**
 * What the scene of deep chains shows, kept in `state.own`; what a link leaves out, or says in a way that cannot be read, takes its
 * default.
 */

/**
 * @typedef {object} DeepChoice
 * @property {'linear' | 'chain'} mode layers of w*I, or real ones
 * @property {number} w
 * @property {number} beside a second w
 * @property {number} depth of the linear chain
 * @property {string} activation
 * @property {string} init the initialisation that is looked at
 * @property {number} width
 * @property {number} layers of the chain of real ones
 * @property {number} seed
 * @property {string} format what results are kept in
 */
/** @typedef {{ minimum: number, maximum: number, slider: readonly [number, number], scale: 'linear' | 'log', whole: boolean }} Bounds */

export const FORMATS = Object.freeze(['float64', 'float32', 'float16']);
export const INITS = Object.freeze(['zeros', 'small_normal', 'inverse_sqrt', 'glorot_normal', 'glorot_uniform', 'he']);
export const ACTIVATIONS = Object.freeze(['identity', 'tanh', 'sigmoid', 'relu', 'leaky_relu']);
const MODES = ['linear', 'chain'];

/** @type {Readonly<DeepChoice>} the notes' 1.5 and 0.5 beside it, through 150 layers */
export const DEFAULTS = Object.freeze({
  mode: 'linear',
  w: 1.5,
  beside: 0.5,
  depth: 150,
  activation: 'tanh',
  init: 'small_normal',
  width: 64,
  layers: 30,
  seed: 0,
  format: 'float64',
});

const LAYERS = /** @type {const} */ ({ minimum: 1, maximum: 150, slider: [1, 150], scale: 'linear', whole: true });
const WEIGHT = /** @type {const} */ ({ minimum: -1e6, maximum: 1e6, slider: [0, 2], scale: 'linear', whole: false });

/** @type {Readonly<Record<'w' | 'beside' | 'depth' | 'width' | 'layers' | 'seed', Bounds>>} as the server keeps them */
export const BOUNDS = Object.freeze({
  w: WEIGHT,
  beside: WEIGHT,
  depth: LAYERS,
  width: { minimum: 1, maximum: 128, slider: [1, 128], scale: 'linear', whole: true },
  layers: LAYERS,
  seed: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, slider: [0, 99], scale: 'linear', whole: true },
});

/** @type {Readonly<Record<string, readonly string[]>>} */
const NAMES = { mode: MODES, activation: ACTIVATIONS, init: INITS, format: FORMATS };

/**
 * @param {Readonly<Record<string, unknown>>} own
 * @returns {DeepChoice}
 */
export function readDeepChoice(own) {
  const kept = Object.entries(DEFAULTS).map(([name, value]) => [name, allowed(name, own[name]) ? own[name] : value]);
  return Object.fromEntries(kept);
}

/** @param {string} name @param {unknown} value */
function allowed(name, value) {
  const names = NAMES[name];
  if (names) return names.includes(/** @type {string} */ (value));
  const { minimum, maximum, whole } = BOUNDS[/** @type {keyof typeof BOUNDS} */ (name)];
  return typeof value === 'number' && value >= minimum && value <= maximum && (!whole || Number.isInteger(value));
}

/** How many layers the chain on screen has. */
export function depthOf(/** @type {DeepChoice} */ choice) {
  return choice.mode === 'linear' ? choice.depth : choice.layers;
}

/** What the server is asked. */
export function deepQuestion(/** @type {DeepChoice} */ choice) {
  const { mode, w, beside, depth, activation, width, layers, seed, format } = choice;
  if (mode === 'linear') return { linear: { weights: [w, beside], layers: depth }, format };
  return { chain: { inits: INITS, activation, width, layers, seed }, format };
}

/**
 * The step of the player as a place: forward from layer 0 to L, then back from L to 0.
 * @param {number} step
 * @param {number} depth
 */
export function placeOf(step, depth) {
  const back = step > depth;
  return { back, layer: back ? Math.max(0, 2 * depth - step) : step, forward: Math.min(step, depth) };
}
