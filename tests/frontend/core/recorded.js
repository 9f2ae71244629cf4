/** Runs of every rule as the engine recorded them; `tests/frontend/fixtures/record_runs.py` writes them. */
import { readFileSync } from 'node:fs';
import { inspectedRacer } from '../../../frontend/src/core/inspected-racer.js';
import { RunTrack } from '../../../frontend/src/core/track.js';

/** @typedef {Record<string, any[]>} Columns */

const RECORDED = JSON.parse(readFileSync(new URL('../fixtures/runs.json', import.meta.url), 'utf8'));

/** The rules as the catalogue tells of them. */
export const RULES = /** @type {import('../../../frontend/src/core/catalogue.js').RuleEntry[]} */ (RECORDED.rules);

export const rule = (/** @type {string} */ name) => {
  const found = RULES.find((entry) => entry.name === name);
  if (!found) throw new RangeError(`no rule is called ${name}`);
  return found;
};

/** Every column's rows as lists: one number for each parameter, or one for all. @param {Columns} columns */
const listed = (columns) =>
  Object.entries(columns).map(([name, rows]) => ({
    name,
    rows: rows.map((row) => (Array.isArray(row) ? row : [row]).map(Number)),
  }));

/** @param {Columns} columns */
function blockOf(columns) {
  return Float64Array.from(
    listed(columns).flatMap(({ rows }) =>
      (rows[0] ?? []).flatMap((_, axis) => rows.map((row) => row[axis] ?? Number.NaN)),
    ),
  );
}

/**
 * The runs as the page holds them.
 * @returns {{ run: RunTrack, columns: Columns[] }[]}
 */
export function recordedRuns() {
  return RECORDED.runs.map((/** @type {any} */ { spec, parameters, racers }) => {
    const layout = racers.map((/** @type {Columns} */ columns) =>
      listed(columns).map(({ name, rows }) => [name, rows[0]?.length ?? 0]),
    );
    const run = new RunTrack({ spec, steps: spec.steps, parameters, layout });
    racers.forEach((/** @type {Columns} */ columns, /** @type {number} */ i) => {
      run.racers[i]?.put(0, blockOf(columns), /** @type {any[]} */ (columns.loss).length);
    });
    return { run, columns: racers };
  });
}

/** Every racer of every run, with what the engine said of it and what the inspector reads of it. */
export function recordedRacers() {
  return recordedRuns().flatMap(({ run, columns }) =>
    run.racers.map((track, i) => {
      const { rule: name, knobs, sign } = track.spec;
      const told = `${name} ${JSON.stringify(knobs)} ${sign} on ${run.parameters}`;
      const said = /** @type {Columns} */ (columns[i]);
      return { told, track, said, source: inspectedRacer(rule(name), track, run) };
    }),
  );
}

/** One recorded number, read from the engine's own words. @param {Columns} said @param {string} column @param {number} axis @param {number} row */
export function numberOf(said, column, axis, row) {
  const value = said[column]?.[row];
  return Number(Array.isArray(value) ? value[axis] : value);
}
