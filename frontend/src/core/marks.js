/**
 * What of an update is drawn on the surface: in a slow step what its phases have brought so far, otherwise the one symbol that is
 * pointed at. All of it is read from the run.
 */
import { drawingsOf } from './drawable.js';
import { entriesOf } from './inspection.js';

/** @typedef {import('./inspection.js').Source} Source */
/** @typedef {import('./drawable.js').Drawing} Drawing */
/** @typedef {import('./phases.js').Phase} Phase */
/**
 * @typedef {object} Mark
 * @property {string} name the symbol
 * @property {boolean} before whether it is meant as it was before the update's own line for it
 * @property {Drawing} drawing
 * @property {boolean} strong whether it is what is looked at, and not what was there already
 * @property {readonly number[]} value one recorded number for each parameter shown
 */
/** @typedef {{ name: string, phase: string, drawing: Drawing, column: string, ahead: -1 | 0 }} Drawable */

/**
 * What can be drawn of a source, in the order of its lines.
 * @param {Source} source
 * @returns {Drawable[]}
 */
export function drawablesOf(source) {
  const entries = entriesOf(source);
  const drawings = drawingsOf(entries);
  return entries.flatMap(({ target, phase, result }) => {
    const drawing = drawings.get(target);
    return drawing ? [{ name: target, phase, drawing, ...result }] : [];
  });
}

/**
 * The marks of a phase: what it brings, and before it what the earlier ones brought.
 * @param {Source} source
 * @param {readonly Drawable[]} drawables
 * @param {Phase} phase
 * @param {number} update
 * @returns {Mark[]}
 */
export function marksOfPhase(source, drawables, phase, update) {
  const now = source.phases.indexOf(phase);
  return drawables
    .map((drawable) => ({ ...drawable, when: source.phases.indexOf(drawable.phase) }))
    .filter(({ when }) => when <= now)
    .map((drawable) => markOf(source, drawable, update, drawable.when === now));
}

/**
 * The mark of a symbol that is pointed at, with the gradient beside it where both are drawn to one scale.
 * @param {Source} source
 * @param {readonly Drawable[]} drawables
 * @param {{ name: string, ahead: number }} light
 * @param {number} update
 * @returns {Mark[]}
 */
export function marksOfLight(source, drawables, light, update) {
  const lit = drawables.find(({ name }) => name === light.name);
  if (!lit || update < 1) return [];
  const before = light.ahead < 0 && lit.ahead === 0;
  const mark = markOf(source, before ? { ...lit, ahead: -1 } : lit, update, true);
  const gradient = drawables.find(({ name }) => name === 'g');
  const beside = gradient && lit !== gradient && lit.drawing !== 'way';
  return beside ? [markOf(source, gradient, update, false), { ...mark, before }] : [{ ...mark, before }];
}

/** @param {Source} source @param {Drawable} drawable @param {number} update @param {boolean} strong @returns {Mark} */
function markOf(source, { name, drawing, column, ahead }, update, strong) {
  const value = source.axes.map((_, axis) => source.value(column, axis, update + ahead));
  return { name, before: false, drawing, strong, value };
}
