/**
 * The numbers that charts show, as one table: a row for each point of each series, in full precision.
 */

/** @typedef {{ name: string, x: ArrayLike<number> | null, y: ArrayLike<number> }} ShownSeries without `x` the place is x */
/** @typedef {{ title: string, xTitle: string, yTitle: string, series: readonly ShownSeries[] }} ShownChart */

const HEADINGS = ['chart', 'series', 'x_name', 'x', 'y_name', 'y'];
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {readonly ShownChart[]} charts
 * @returns {string} comma-separated values, RFC 4180
 */
export function numbersTable(charts) {
  const lines = charts.flatMap(({ title, xTitle, yTitle, series }) =>
    series.flatMap(({ name, x, y }, i) =>
      Array.from(y, (value, row) =>
        [...[title, name || String(i + 1), xTitle].map(said), x ? x[row] : row, said(yTitle), value].join(),
      ),
    ),
  );
  return [HEADINGS.join(), ...lines].map((line) => `${line}\r\n`).join('');
}

/** Words as a field, which no spreadsheet shall run as a formula. */
function said(/** @type {string} */ words) {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return field(safe);
}

/** @param {string | number} value as one field of a table */
export function field(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
