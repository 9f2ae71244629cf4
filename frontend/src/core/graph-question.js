/**
 * What to ask of the server for the graph on screen: at the point where the leaves were put, or where a racer has them, alone or with
 * the rows that follow.
 */
import { formulaOf, OTHERWISE, valuesOf } from './formula.js';

/** Rows that are asked for together while a race plays: the most that one answer holds. */
export const BLOCK = 64;

/** @typedef {import('./graphs.js').Question} Question */
/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./track.js').RunTrack} RunTrack */
/** @typedef {import('./track.js').RacerTrack} RacerTrack */
/** @typedef {{ question: Question, track: RacerTrack | null, from: number, count: number }} Asked rows `from` to `from + count - 1` of a racer */

/**
 * The racer whose parameters the graph shows, or null where the run is of another formula or has no rows yet.
 * @param {RunSpec} spec
 * @param {RunTrack | null} run
 * @param {number} index
 * @returns {RacerTrack | null}
 */
export function racerOn(spec, run, index) {
  const same = run && formulaOf(run.asked)?.expression === formulaOf(spec)?.expression;
  const track = same ? run.racers[index] : undefined;
  return track && track.count > 0 ? track : null;
}

/**
 * The graph where the leaves were put. Names without a value get one.
 * @param {RunSpec} spec
 * @returns {Asked | null} null where there is no formula
 */
export function askStart(spec) {
  const formula = formulaOf(spec);
  if (!formula) return null;
  const question = { expression: formula.expression, values: valuesOf(spec), otherwise: OTHERWISE };
  return { question, track: null, from: 0, count: 1 };
}

/**
 * The graph where a racer stands at some rows.
 * @param {RunTrack} run
 * @param {RacerTrack} track
 * @param {number} from
 * @param {number} most
 * @returns {Asked | null} null where none of these rows has arrived
 */
export function askRows(run, track, from, most) {
  const formula = formulaOf(run.asked);
  const count = Math.min(most, track.count - from);
  if (!formula || count <= 0) return null;
  const { expression, fixed = {} } = formula;
  const columns = run.parameters.map((name, axis) => {
    const rows = [...track.column('params', axis).subarray(from, from + count)];
    return /** @type {[string, number[]]} */ ([name, rows]);
  });
  if (!columns.every(([, rows]) => rows.every(Number.isFinite))) return most > 1 ? askRows(run, track, from, 1) : null;
  const one = Object.fromEntries(columns.map(([name, [value = 0]]) => [name, value]));
  const question =
    count === 1
      ? { expression, values: { ...fixed, ...one } }
      : { expression, values: fixed, rows: Object.fromEntries(columns) };
  return { question, track, from, count };
}
