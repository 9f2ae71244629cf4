/**
 * How a reader has the inspector: open or not, for which parameter, to how many digits, as lines or as a table of which columns.
 */

/** @typedef {number | 'all'} Digits significant digits, or every digit that tells the number apart */
/**
 * @typedef {object} InspectChoice
 * @property {boolean} open
 * @property {Digits} digits
 * @property {number | 'all'} axis a parameter's index
 * @property {boolean} table
 * @property {readonly string[] | null} columns by symbol; null for what the rule's lines give
 */

export const FEWEST_DIGITS = 3;
/** Enough to tell any two float64 apart. */
export const MOST_DIGITS = 17;
/** A rule of more quantities than this would not fit a link. */
const MOST_COLUMNS = 24;

/** @type {InspectChoice} */
export const INSPECT = Object.freeze({ open: false, digits: 5, axis: 'all', table: false, columns: null });

/** @typedef {{ [K in keyof InspectChoice]: (value: unknown) => boolean }} Checks */
/** @type {Checks} */
const ALLOWED = {
  open: (value) => typeof value === 'boolean',
  digits: (value) => value === 'all' || within(value, FEWEST_DIGITS, MOST_DIGITS),
  axis: (value) => value === 'all' || within(value, 0, Number.MAX_SAFE_INTEGER),
  table: (value) => typeof value === 'boolean',
  columns: (value) => Array.isArray(value) && value.length <= MOST_COLUMNS && value.every(isName),
};

/** @param {unknown} value @param {number} low @param {number} high */
function within(value, low, high) {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/** @param {unknown} value */
function isName(value) {
  return typeof value === 'string' && /^[A-Za-z]\w{0,31}$/.test(value);
}

/**
 * What differs from the choices that the inspector opens with, as JSON.
 * @param {InspectChoice} choice
 */
export function formatInspect(choice) {
  const changed = Object.entries(choice).filter(([key, value]) => value !== Reflect.get(INSPECT, key));
  return JSON.stringify(Object.fromEntries(changed));
}

/**
 * @param {string} raw
 * @returns {InspectChoice | undefined} what cannot be read stays as the inspector opens with it
 */
export function parseInspect(raw) {
  try {
    const value = JSON.parse(raw);
    const names = /** @type {(keyof InspectChoice)[]} */ (Object.keys(ALLOWED));
    const readable = names.filter((name) => ALLOWED[name](value[name]));
    return { ...INSPECT, ...Object.fromEntries(readable.map((name) => [name, value[name]])) };
  } catch {
    return undefined;
  }
}
