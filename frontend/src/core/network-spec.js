/**
 * Specs of networks, and the changes that the scene's controls make to them. A spec is a value; every change gives a new one.
 */
import { updateRacer } from './spec.js';

/** @typedef {readonly [x1: number, x2: number, label: number]} Point */
/**
 * @typedef {object} DataChoice
 * @property {string} name
 * @property {number | null} [size]
 * @property {number} [noise]
 * @property {number} [test_share]
 * @property {number | null} [seed]
 * @property {readonly Point[]} [points] one's own, for the data called `points`
 * @property {readonly (readonly [number, number])[]} [domain] what is shown of them
 * @property {"classes" | "values"} [labels]
 */
/**
 * @typedef {object} NetworkChoice
 * @property {readonly number[]} hidden
 * @property {string} activation
 * @property {string} loss
 * @property {string} init
 * @property {boolean} bias
 * @property {boolean} batch_norm
 * @property {number} l2
 * @property {"coupled" | "decoupled" | "as_printed"} l2_form
 */
/** @typedef {{ readonly step: number, readonly parameter: string, readonly value: number }} Edit */
/**
 * @typedef {{
 *   readonly kind: "network", readonly data?: DataChoice, readonly network?: Partial<NetworkChoice>, readonly batch_size?: number,
 *   readonly stride?: number | null,
 * }} NetworkProblem
 */
/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {Required<Pick<DataChoice, 'name' | 'noise' | 'test_share'>> & DataChoice} FullData */

/** Samples where a data set of the catalogue is picked. */
export const SIZE = 500;

/**
 * The problem of a spec with everything left out filled in.
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {{ data: FullData, network: NetworkChoice, batch_size: number }}
 */
export function fullProblem({ problem }, { networks: { defaults } }) {
  const given = problem.kind === 'network' ? problem : /** @type {NetworkProblem} */ ({ kind: 'network' });
  return {
    data: { ...defaults.data, ...given.data },
    network: { ...defaults.network, ...given.network },
    batch_size: given.batch_size ?? defaults.batch_size,
  };
}

/**
 * What one racer trains: the problem's network with what it has of its own.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {Catalogue} catalogue
 * @returns {{ network: NetworkChoice, batch_size: number }}
 */
export function racerNetwork(spec, index, catalogue) {
  const { network, batch_size } = fullProblem(spec, catalogue);
  const racer = spec.racers[index];
  return { network: { ...network, ...racer?.network }, batch_size: racer?.batch_size ?? batch_size };
}

/**
 * Other data; a loss that cannot be had on them gives way, and what belonged to the old networks' weights goes.
 * @param {RunSpec} spec
 * @param {DataChoice} data
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function setData(spec, data, catalogue) {
  const { network } = fullProblem(spec, catalogue);
  const loss = isRegression(data, catalogue) ? 'squared' : network.loss;
  return setProblem(forget(spec), { data, network: { ...networkOf(spec), loss } });
}

/**
 * @param {DataChoice} data
 * @param {Catalogue} catalogue
 */
export function isRegression(data, { networks }) {
  if (data.name === 'points') return data.labels === 'values';
  return networks.data.find(({ name }) => name === data.name)?.classes === 0;
}

/**
 * @param {RunSpec} spec
 * @param {Partial<NetworkChoice>} change
 * @returns {RunSpec}
 */
export function setNetwork(spec, change) {
  const next = change.hidden || 'bias' in change || 'batch_norm' in change ? forget(spec) : spec;
  return setProblem(next, { network: { ...networkOf(spec), ...change } });
}

/**
 * @param {RunSpec} spec
 * @param {number} size
 * @returns {RunSpec}
 */
export function setBatchSize(spec, size) {
  return setProblem(spec, { batch_size: size });
}

/**
 * Gives one racer a choice of its own, or, with undefined, the run's again.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string} name a network's choice, or `batch_size`
 * @param {unknown} value
 * @returns {RunSpec}
 */
export function setOwnChoice(spec, index, name, value) {
  return updateRacer(spec, index, ({ network, batch_size, edits: _edits, ...racer }) => {
    const size = name === 'batch_size' ? value : batch_size;
    const own = { ...network, ...(name === 'batch_size' ? {} : { [name]: value }) };
    const told = Object.entries(own).filter(([, choice]) => choice !== undefined);
    return {
      ...racer,
      ...(told.length > 0 ? { network: Object.fromEntries(told) } : {}),
      ...(size === undefined ? {} : { batch_size: Number(size) }),
    };
  });
}

/**
 * Sets a parameter of one racer by hand after a step; what was set later goes, since it was set on what came after.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {Edit} edit
 * @returns {RunSpec}
 */
export function setByHand(spec, index, edit) {
  return updateRacer(spec, index, (racer) => {
    const kept = (racer.edits ?? []).filter(
      ({ step, parameter }) => step < edit.step || (step === edit.step && parameter !== edit.parameter),
    );
    return { ...racer, edits: [...kept, edit] };
  });
}

/** @param {RunSpec} spec @param {number} index @returns {RunSpec} */
export function undoEdits(spec, index) {
  return updateRacer(spec, index, ({ edits: _edits, ...racer }) => racer);
}

/** @param {RunSpec} spec @returns {Partial<NetworkChoice>} */
function networkOf({ problem }) {
  return problem.kind === 'network' ? (problem.network ?? {}) : {};
}

/** @param {RunSpec} spec @param {Partial<NetworkProblem>} change @returns {RunSpec} */
function setProblem(spec, change) {
  const { problem } = spec;
  if (problem.kind !== 'network') return spec;
  const { stride: _stride, ...kept } = problem;
  return { ...spec, problem: { ...kept, ...change } };
}

/** Starts and edits are of networks of one shape. @param {RunSpec} spec @returns {RunSpec} */
function forget({ start: _start, ...spec }) {
  return { ...spec, racers: spec.racers.map(({ start: _own, edits: _edits, ...racer }) => racer) };
}
