/**
 * Everything a reader has chosen, as one table of signals.
 */
import { INSPECT } from './inspect-choice.js';
import { signal } from './signal.js';

/** @typedef {import("./spec.js").RunSpec} RunSpec */
/** @typedef {import("./player.js").Player} Player */
/**
 * What the server refused; `values` are the numbers and names of its message.
 * @typedef {object} Complaint
 * @property {string} code
 * @property {string} message
 * @property {readonly (string | number)[]} where
 * @property {Readonly<Record<string, unknown>>} [values]
 */
/** @typedef {Readonly<Record<string, Complaint>>} Complaints by place: `racers.0.knobs.alpha` */
/** @typedef {ReturnType<typeof createState>} State */

export const VIEWS = /** @type {const} */ (['panels', 'overlay', '3d']);
export const THEMES = /** @type {const} */ (['auto', 'light', 'dark', 'projector']);
/** @typedef {'alone' | 'same' | 'ratio'} RateLink */
/** @type {readonly RateLink[]} */
export const RATE_LINKS = ['alone', 'same', 'ratio'];
export const LANGS = /** @type {const} */ (['en', 'zh']);

/**
 * @param {{ spec: RunSpec, player: Player, lang?: string }} options the opening race; whose step is the state's step; the reader's language
 */
export function createState({ spec, player, lang = 'en' }) {
  const specSignal = signal(spec);
  return {
    scene: signal('race'),
    /** The step of a lesson that is open, `momentum.2`; empty where none is. */
    lesson: signal(''),
    spec: specSignal,
    /** What the present scene alone can choose, as plain JSON; each scene documents its own. */
    own: signal(/** @type {Readonly<Record<string, any>>} */ ({})),
    step: player.step,
    view: signal(/** @type {string} */ ('panels')),
    lang: signal(lang),
    theme: signal(/** @type {string} */ ('auto')),
    logLoss: signal(true),
    /** Runs that stay on the stage as ghosts while others are tried. */
    pins: signal(/** @type {readonly RunSpec[]} */ ([])),
    /** The index of the racer whose knobs are open. */
    focus: signal(0),
    /** How the inspector is set, and whether it is open. */
    inspect: signal(INSPECT),
    /** Whether learning rates move alone, all to the same value, or all by the same factor. */
    linkRates: signal(/** @type {RateLink} */ ('alone')),
    /** True between the first and the last movement of a drag: the link waits for its end. */
    dragging: signal(false),
    /** What the server refused, each at the place it belongs to. */
    errors: signal(/** @type {Complaints} */ ({})),
    updateSpec(/** @type {(spec: RunSpec) => RunSpec} */ change) {
      specSignal.value = change(specSignal.value);
    },
  };
}

/** The key of a place in a spec; the wire prefixes places with `spec`, HTTP does not. */
export function placeKey(/** @type {readonly (string | number)[]} */ where) {
  return (where[0] === 'spec' ? where.slice(1) : where).join('.');
}

/**
 * What was refused at a place or inside it, or null.
 * @param {Complaints} errors
 * @param {readonly (string | number)[]} where
 * @returns {Complaint | null}
 */
export function errorAt(errors, where) {
  const place = placeKey(where);
  const key = Object.keys(errors).find((known) => known === place || known.startsWith(`${place}.`));
  return key === undefined ? null : /** @type {Complaint} */ (errors[key]);
}
