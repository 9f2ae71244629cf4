/**
 * A person's own points as text: one on each line, two coordinates and a label. Commas, semicolons, tabs or spaces part them; a first
 * line of words names the columns; labels may be words.
 */

/** @typedef {import('./network-spec.js').Point} Point */
/** @typedef {{ key: string, params: Record<string, string | number> }} Trouble what is wrong, as a sentence's key */
/** @typedef {{ points: Point[], names: string[], trouble: null } | { points: null, trouble: Trouble }} Read `names` of labels that are words, by their numbers */
/** @typedef {{ samples: number, classes: number, bytes: number, values: boolean }} Bounds `values`: labels are numbers to predict */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SHOWN = 24;
const COLUMNS = 3;
const FEWEST = 2;

/**
 * @param {string} text
 * @param {Bounds} bounds
 * @returns {Read}
 */
export function readPoints(text, bounds) {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ number: i + 1, line: line.trim() }))
    .filter(({ line }) => line !== '');
  const apart = separatorOf(lines[0]?.line ?? '');
  const rows = lines.map(({ number, line }) => ({ number, cells: cellsOf(line, apart) }));
  if (rows[0] && isHeading(rows[0].cells)) rows.shift();
  if (rows.length < FEWEST) return wrong('few', { got: rows.length });
  if (rows.length > bounds.samples) return wrong('many', { got: rows.length, limit: bounds.samples });
  return collect(rows, bounds);
}

/** @typedef {{ number: number, cells: string[] }} Row */

/** @param {readonly Row[]} rows @param {Bounds} bounds @returns {Read} */
function collect(rows, bounds) {
  /** @type {Map<string, number>} */
  const words = new Map();
  const named = !bounds.values && rows.some(({ cells }) => cells.length === COLUMNS && !NUMBER.test(cells[2] ?? ''));
  const label = (/** @type {string} */ cell) => {
    if (!named) return Number(cell);
    if (!words.has(cell)) words.set(cell, words.size);
    return Number(words.get(cell));
  };
  /** @type {Point[]} */
  const points = [];
  for (const { number, cells } of rows) {
    const trouble = troubleOf(cells, number, named);
    if (trouble) return { points: null, trouble };
    points.push([Number(cells[0]), Number(cells[1]), label(cells[2] ?? '')]);
  }
  const classes = new Set(points.map(([, , value]) => value)).size;
  if (!bounds.values && classes < FEWEST) return wrong('one_class', { got: classes });
  if (!bounds.values && classes > bounds.classes) return wrong('classes', { got: classes, limit: bounds.classes });
  const bytes = JSON.stringify(points).length;
  if (bytes > bounds.bytes) return wrong('bytes', { got: bytes, limit: bounds.bytes });
  return { points, names: [...words.keys()], trouble: null };
}

/** @param {readonly string[]} cells @param {number} line @param {boolean} named @returns {Trouble | null} */
function troubleOf(cells, line, named) {
  if (cells.length !== COLUMNS) return { key: 'columns', params: { line, got: cells.length } };
  const numbers = named ? cells.slice(0, 2) : cells;
  const odd = numbers.findIndex((cell) => !NUMBER.test(cell) || !Number.isFinite(Number(cell)));
  if (odd < 0) return null;
  const cell = String(cells[odd]);
  return { key: 'number', params: { line, column: odd + 1, text: cell.slice(0, SHOWN) || '∅' } };
}

/** @param {string} key @param {Record<string, string | number>} params @returns {Read} */
function wrong(key, params) {
  return { points: null, trouble: { key, params } };
}

/** What parts the cells; a decimal comma is one where something else parts them. @param {string} line */
function separatorOf(line) {
  return [';', '\t', ','].find((sign) => line.includes(sign)) ?? ' ';
}

/** @param {string} line @param {string} apart */
function cellsOf(line, apart) {
  const parts = apart === ' ' ? line.split(/\s+/) : line.split(apart);
  const cells = parts.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .normalize('NFKC')
      .replace('−', '-'),
  );
  return apart === ',' ? cells : cells.map((cell) => (/^[+-]?\d*,\d+$/.test(cell) ? cell.replace(',', '.') : cell));
}

/** @param {readonly string[]} cells */
function isHeading(cells) {
  return cells.length > 0 && cells.slice(0, 2).every((cell) => !NUMBER.test(cell));
}

/**
 * Points as the text that reads back as them.
 * @param {readonly Point[]} points
 */
export function writePoints(points) {
  return points.map((point) => point.join(',')).join('\n');
}
