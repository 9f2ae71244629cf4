/**
 * What the page knows of a problem from its spec alone: of a surface its entry in the catalogue, of a formula what it says itself.
 */

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./spec.js').ProblemSpec} ProblemSpec */
/**
 * @typedef {Pick<import('./catalogue.js').SurfaceEntry, 'title' | 'story' | 'formula' | 'parameters' | 'knobs' | 'starts'>} ProblemEntry
 */

const SILENT = Object.freeze({ en: '', zh: '' });

/**
 * @param {ProblemSpec} problem
 * @param {Catalogue} catalogue
 * @returns {ProblemEntry}
 */
export function problemEntry(problem, catalogue) {
  if (problem.kind === 'surface') return catalogue.surface(problem.name);
  const { expression, parameters } = problem;
  return {
    title: { en: expression, zh: expression },
    story: SILENT,
    formula: expression,
    parameters: parameters ?? [],
    knobs: [],
    starts: [],
  };
}

/**
 * A surface's name, a formula as it was typed: what a person chose.
 * @param {ProblemSpec} problem
 */
export function problemName(problem) {
  return problem.kind === 'surface' ? problem.name : problem.expression;
}

/**
 * What stays the same while a problem's knobs are turned or its fixed values dragged: a text for comparing.
 * @param {ProblemSpec} problem
 */
export function problemId(problem) {
  return problem.kind === 'surface' ? problem.name : JSON.stringify([problem.expression, problem.parameters ?? []]);
}
