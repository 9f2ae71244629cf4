/**
 * What the page knows of a problem from its spec alone: of a surface its entry in the catalogue, of a formula what it says itself,
 * of a network the data it learns.
 */

/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./spec.js').ProblemSpec} ProblemSpec */
/**
 * @typedef {Pick<import('./catalogue.js').SurfaceEntry, 'title' | 'story' | 'formula' | 'parameters' | 'knobs' | 'starts'>} ProblemEntry
 */

const SILENT = Object.freeze({ en: '', zh: '' });
const NOTHING = Object.freeze({ title: SILENT, story: SILENT, formula: '', parameters: [], knobs: [], starts: [] });

/**
 * @param {ProblemSpec} problem
 * @param {Catalogue} catalogue
 * @returns {ProblemEntry}
 */
export function problemEntry(problem, catalogue) {
  if (problem.kind === 'surface') return catalogue.surface(problem.name);
  if (problem.kind === 'network') return { ...NOTHING, title: dataTitle(problem, catalogue) };
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
  if (problem.kind === 'network') return problem.data?.name ?? problem.kind;
  return problem.kind === 'surface' ? problem.name : problem.expression;
}

/**
 * What stays the same while a problem's knobs are turned or its fixed values dragged: a text for comparing.
 * @param {ProblemSpec} problem
 */
export function problemId(problem) {
  if (problem.kind === 'network') return JSON.stringify(problem.data ?? {});
  return problem.kind === 'surface' ? problem.name : JSON.stringify([problem.expression, problem.parameters ?? []]);
}

/** @param {import('./network-spec.js').NetworkProblem} problem @param {Catalogue} catalogue */
function dataTitle({ data }, { networks }) {
  const name = data?.name ?? networks.defaults.data.name;
  return networks.data.find((entry) => entry.name === name)?.title ?? { en: name, zh: name };
}
