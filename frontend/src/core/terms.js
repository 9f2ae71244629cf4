/**
 * The rules as one line of terms: which of them a racer has, and the racer that has just these.
 */

/** @typedef {import('./spec.js').RacerSpec} RacerSpec */
/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {'V' | 'S' | 'corrected'} Term */
/** @typedef {Readonly<Record<Term, boolean>>} Terms V: the average gradient; S: the root of the average square below; both corrected */

export const TERMS = /** @type {readonly Term[]} */ (Object.freeze(['V', 'S', 'corrected']));
/** Where the terms are put together: the ravine, whose walls every term treats in its own way. */
export const GROUND = 'ravine';
/** The racer that is put together; the one before it is plain gradient descent. */
export const BUILT = 1;

/** @param {RacerSpec} racer @returns {Terms} */
export function termsOf({ rule, knobs, corrected }) {
  const adam = rule.startsWith('adam');
  return {
    V: rule === 'momentum' || (adam && knobs?.beta1 !== 0),
    S: rule === 'rmsprop' || adam,
    corrected: adam && corrected !== false,
  };
}

/**
 * Whether a term can be switched as the others are: only averages of squares are ever corrected, alone or with those of gradients.
 * @param {Terms} terms
 * @param {Term} term
 */
export function canSwitch({ S }, term) {
  return term !== 'corrected' || S;
}

/** @param {Terms} terms @param {Term} term @returns {Terms} */
export function switched(terms, term) {
  const next = { ...terms, [term]: !terms[term] };
  return { ...next, corrected: next.corrected && next.S };
}

/**
 * The racer with these terms: a rule of the notes where there is one; RMSprop corrected is Adam without momentum.
 * @param {Terms} terms
 * @param {Catalogue} catalogue
 * @returns {RacerSpec}
 */
export function racerOf({ V, S, corrected }, catalogue) {
  const { rates } = catalogue.surface(GROUND);
  const rule = S ? (V || corrected ? 'adam' : 'rmsprop') : V ? 'momentum' : 'gd';
  const racer = { rule, knobs: { alpha: Number(rates[rule]) } };
  if (rule !== 'adam') return racer;
  if (!V) return { ...racer, label: 'g/√Sc', knobs: { ...racer.knobs, beta1: 0 } };
  return corrected ? racer : { ...racer, label: 'V/√S', corrected };
}

/** The spec with the racer put together anew. @param {RunSpec} spec @param {Terms} terms @param {Catalogue} catalogue @returns {RunSpec} */
export function withTerms(spec, terms, catalogue) {
  const others = spec.racers.filter((_, i) => i !== BUILT);
  return { ...spec, racers: others.toSpliced(BUILT, 0, racerOf(terms, catalogue)) };
}
