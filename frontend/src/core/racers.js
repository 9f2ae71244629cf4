/**
 * Who races: racers come, go, change places, names, signs and direction. Every change gives a new spec; one that would go beyond
 * what the server allows, or leave nobody, gives the spec as it was.
 */
import { signRacers } from './signs.js';
import { updateRacer } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */

/**
 * How many racers the server takes.
 * @param {Catalogue} catalogue
 */
export function mostRacers(catalogue) {
  return catalogue.limits.racers ?? Number.POSITIVE_INFINITY;
}

/**
 * A racer of a rule at the end of the line, with the rate that suits the surface.
 * @param {RunSpec} spec
 * @param {string} rule
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function addRacer(spec, rule, catalogue) {
  const { problem } = spec;
  const alpha = problem.kind === 'surface' ? catalogue.surface(problem.name).rates[rule] : undefined;
  return insert(spec, spec.racers.length, alpha === undefined ? { rule } : { rule, knobs: { alpha } }, catalogue);
}

/**
 * The same racer once more, beside it, with a sign and name of its own.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function duplicateRacer(spec, index, catalogue) {
  const { label: _label, style: _style, ...racer } = at(spec, index);
  return insert(spec, index + 1, racer, catalogue);
}

/**
 * The same racer with the gradient added where it is taken off, or the other way round.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function addOpposite(spec, index, catalogue) {
  const { label, style: _style, sign, ...racer } = at(spec, index);
  const opposite = sign === 'plus' ? 'minus' : 'plus';
  const name = `${label ?? catalogue.rule(racer.rule).label} (${opposite === 'plus' ? '+' : '−'})`;
  return insert(spec, index + 1, { ...racer, sign: opposite, label: name }, catalogue);
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @returns {RunSpec}
 */
export function removeRacer(spec, index) {
  return spec.racers.length === 1 ? spec : { ...spec, racers: spec.racers.filter((_, i) => i !== index) };
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {number} by places towards the end
 * @returns {RunSpec}
 */
export function moveRacer(spec, index, by) {
  const to = index + by;
  if (to < 0 || to >= spec.racers.length) return spec;
  const racers = spec.racers.filter((_, i) => i !== index);
  racers.splice(to, 0, at(spec, index));
  return { ...spec, racers };
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string} name an empty one gives the racer its rule's name again
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function renameRacer(spec, index, name, catalogue) {
  const { label: _label, ...racer } = at(spec, index);
  const named = name.trim() ? { ...racer, label: name.trim() } : racer;
  return signed(
    updateRacer(spec, index, () => named),
    catalogue,
  );
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {import('./signs.js').Part} part
 * @param {string} value
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function setSignPart(spec, index, part, value, catalogue) {
  const style = at({ ...spec, racers: signRacers(spec.racers, catalogue) }, index).style;
  return updateRacer(spec, index, (racer) => ({
    ...racer,
    style: /** @type {import('./spec.js').Style} */ ({ ...style, [part]: value }),
  }));
}

/**
 * @param {RunSpec} spec
 * @param {number} index
 * @param {'minus' | 'plus'} sign
 * @returns {RunSpec}
 */
export function setDirection(spec, index, sign) {
  return updateRacer(spec, index, (racer) => ({ ...racer, sign }));
}

/**
 * Weight decay of a form, or, with null, none.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {string | null} form
 * @returns {RunSpec}
 */
export function setDecayForm(spec, index, form) {
  return updateRacer(spec, index, ({ l2_form: _old, ...racer }) => {
    if (form) return { ...racer, l2_form: form };
    const { l2: _strength, ...knobs } = racer.knobs ?? {};
    return { ...racer, knobs };
  });
}

/**
 * Whether a racer's averages are corrected for their start at 0.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {boolean} corrected
 * @returns {RunSpec}
 */
export function setCorrected(spec, index, corrected) {
  return updateRacer(spec, index, ({ corrected: _old, ...racer }) => (corrected ? racer : { ...racer, corrected }));
}

/**
 * A start of its own, or, with null, the run's.
 * @param {RunSpec} spec
 * @param {number} index
 * @param {readonly number[] | null} start
 * @returns {RunSpec}
 */
export function setOwnStart(spec, index, start) {
  return updateRacer(spec, index, ({ start: _old, ...racer }) => (start ? { ...racer, start } : racer));
}

/**
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {RunSpec}
 */
export function signed(spec, catalogue) {
  return { ...spec, racers: signRacers(spec.racers, catalogue) };
}

/** @param {RunSpec} spec @param {number} index @param {RacerSpec} racer @param {Catalogue} catalogue */
function insert(spec, index, racer, catalogue) {
  if (spec.racers.length >= mostRacers(catalogue)) return spec;
  return signed({ ...spec, racers: spec.racers.toSpliced(index, 0, racer) }, catalogue);
}

/** @param {RunSpec} spec @param {number} index @returns {RacerSpec} */
function at(spec, index) {
  const racer = spec.racers[index];
  if (!racer) throw new RangeError(`there is no racer ${index}`);
  return racer;
}
