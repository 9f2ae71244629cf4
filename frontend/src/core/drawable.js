/**
 * How a quantity of a rule is drawn on a surface, found from its unit: what grows in step with the gradient is an arrow, what grows
 * with its square is a square for each axis, what is taken off the parameters is a way on the surface.
 */

/** @typedef {import('./expression.js').Tree} Tree */
/** @typedef {import('./inspection.js').Entry} Entry */
/** @typedef {'gradient' | 'square' | 'way'} Drawing */

/** How many times the gradient is in a quantity; null for one that is not made from it. */
/** @typedef {number | null} Degree */

/**
 * @param {readonly Entry[]} entries
 * @returns {Map<string, Drawing>} by symbol; one that is not there is not drawn
 */
export function drawingsOf(entries) {
  /** @type {Map<string, Degree>} */
  const degrees = new Map([['g', 1]]);
  for (const { target, tree } of entries) if (tree) degrees.set(target, degreeOf(tree, degrees));
  /** @type {Map<string, Drawing>} */
  const drawings = new Map();
  for (const { target, phase } of entries) {
    const drawing = target === 'W' ? undefined : drawingOf(target, phase, degrees.get(target) ?? null);
    if (drawing) drawings.set(target, drawing);
  }
  return drawings;
}

/** @param {string} target @param {string} phase @param {Degree} degree @returns {Drawing | undefined} */
function drawingOf(target, phase, degree) {
  if (target === 'step' || (phase === 'move' && degree === null)) return 'way';
  return degree === 1 ? 'gradient' : degree === 2 ? 'square' : undefined;
}

/**
 * @param {Tree} tree
 * @param {ReadonlyMap<string, Degree>} degrees
 * @returns {Degree} knobs, rates and powers have 0, and so have numbers
 */
function degreeOf(tree, degrees) {
  if (tree.kind === 'name') return tree.name === 'W' ? null : (degrees.get(tree.name) ?? 0);
  if (tree.kind === 'minus') return degreeOf(tree.of, degrees);
  if (tree.kind === 'call') return ofCall(tree, degrees);
  if (tree.kind === 'operation') return ofOperation(tree, degrees);
  return 0;
}

/** @param {import('./expression.js').CallTree} tree @param {ReadonlyMap<string, Degree>} degrees @returns {Degree} */
function ofCall({ name, of }, degrees) {
  const inner = largest(of.map((part) => degreeOf(part, degrees)));
  if (name === 'sqrt') return inner === null ? null : inner / 2;
  return ['abs', 'min', 'max'].includes(name) ? inner : 0;
}

/** @param {import('./expression.js').OperationTree} tree @param {ReadonlyMap<string, Degree>} degrees @returns {Degree} */
function ofOperation({ sign, left, right }, degrees) {
  const [a, b] = [degreeOf(left, degrees), degreeOf(right, degrees)];
  if (sign === '+' || sign === '-') return largest([a, b]);
  if (a === null || b === null) return null;
  if (sign === '**') return right.kind === 'number' ? a * Number(right.text) : 0;
  return sign === '*' ? a + b : a - b;
}

/** Of a sum: a memory of itself and a small constant take the unit of what they are added to. */
function largest(/** @type {Degree[]} */ degrees) {
  return degrees.reduce((most, degree) => (most === null || (degree ?? 0) > most ? degree : most), null);
}
