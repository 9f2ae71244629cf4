/**
 * A link as text: one table says how each choice is written into the URL's fragment and read back.
 * `#scene=race&spec=<JSON>&step=42&view=panels&lang=zh&theme=dark`
 */
import { formatInspect, parseInspect } from './inspect-choice.js';
import { MOST_PINS } from './pins.js';
import { LANGS, THEMES, VIEWS } from './state.js';

/** @typedef {import("./link-spec.js").SparseSpec} SparseSpec */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/**
 * What a link says; what it leaves out takes its default.
 * @typedef {object} LinkedView
 * @property {string} [scene]
 * @property {SparseSpec} [spec]
 * @property {readonly SparseSpec[]} [pins]
 * @property {number} [step]
 * @property {string} [view]
 * @property {boolean} [logLoss]
 * @property {number} [focus]
 * @property {import("./inspect-choice.js").InspectChoice} [inspect]
 * @property {string} [lang]
 * @property {string} [theme]
 * @property {boolean} [embed]
 * @property {Readonly<Record<string, any>>} [own]
 * @property {string} [lesson] a lesson's name and the number of its step
 */

const text = {
  format: String,
  parse: (/** @type {string} */ raw) => (/^[a-z0-9-]{1,32}$/.test(raw) ? raw : undefined),
};
const place = {
  format: String,
  parse: (/** @type {string} */ raw) => (/^[a-z0-9_]{1,40}\.\d{1,2}$/.test(raw) ? raw : undefined),
};
const whole = {
  format: String,
  parse: (/** @type {string} */ raw) => (/^\d{1,9}$/.test(raw) ? Number(raw) : undefined),
};
const yes = {
  format: (/** @type {boolean} */ on) => (on ? '1' : '0'),
  parse: (/** @type {string} */ raw) => raw === '1',
};
const json = (/** @type {(value: any) => unknown} */ read) => ({
  format: (/** @type {unknown} */ value) => JSON.stringify(value),
  parse: (/** @type {string} */ raw) => read(parseJson(raw)),
});
const oneOf = (/** @type {readonly string[]} */ names) => ({
  format: String,
  parse: (/** @type {string} */ raw) => (names.includes(raw) ? raw : undefined),
});

/** @type {readonly { key: keyof LinkedView, format: (value: any) => string, parse: (raw: string) => any }[]} */
const TABLE = [
  { key: 'scene', ...text },
  { key: 'spec', ...json((value) => (isSpec(value) ? value : undefined)) },
  { key: 'pins', ...json((value) => (Array.isArray(value) ? value.filter(isSpec).slice(0, MOST_PINS) : undefined)) },
  { key: 'step', ...whole },
  { key: 'view', ...oneOf(VIEWS) },
  { key: 'logLoss', ...yes },
  { key: 'focus', ...whole },
  { key: 'inspect', format: formatInspect, parse: parseInspect },
  { key: 'lang', ...oneOf(LANGS) },
  { key: 'theme', ...oneOf(THEMES) },
  { key: 'embed', ...yes },
  { key: 'own', ...json((value) => (isObject(value) ? value : undefined)) },
  { key: 'lesson', ...place },
];

/**
 * @param {LinkedView} view
 * @returns {string} the fragment without its `#`
 */
export function formatLink(view) {
  const fields = TABLE.filter(({ key }) => view[key] !== undefined);
  return fields.map(({ key, format }) => `${key}=${encode(format(view[key]))}`).join('&');
}

/**
 * Percent-encoded, but for what a fragment may hold as it is (RFC 3986) and no chat program takes for the end of a link.
 * @param {string} value
 */
function encode(value) {
  return encodeURIComponent(value).replace(/%(3A|2C|2F|40)/g, decodeURIComponent);
}

/**
 * @param {string} fragment with or without its `#`
 * @returns {LinkedView} what could be read; anything else is left out
 */
export function parseLink(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  /** @type {Record<string, unknown>} */
  const view = {};
  for (const { key, parse } of TABLE) {
    const raw = fields.get(key);
    const value = raw === null ? undefined : parse(raw);
    if (value !== undefined) view[key] = value;
  }
  return view;
}

/** A room's code is no part of a view; `room-door.js` reads it. */
const ROOM = 'room';

/**
 * The fields of a link that cannot be read, or have names of no meaning here, as they stand in it.
 * @param {string} fragment with or without its `#`
 * @returns {string[]}
 */
export function unreadFields(fragment) {
  const readable = ([key = '', raw = '']) => TABLE.some((field) => field.key === key && field.parse(raw) !== undefined);
  const fields = [...new URLSearchParams(fragment.replace(/^#/, ''))];
  return fields
    .filter((field) => field[0] !== ROOM && !readable(field))
    .map(([key, raw]) => (raw ? `${key}=${raw}` : key));
}

/** @param {string} raw @returns {unknown} */
function parseJson(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether the page can be built from a spec; the server judges the rest.
 * @param {any} value
 */
function isSpec(value) {
  const { problem, racers, steps = 0 } = value ?? {};
  if (!isProblem(problem) || !Number.isInteger(steps)) return false;
  return Array.isArray(racers) && racers.length > 0 && racers.every(isRacer);
}

/** @param {any} problem */
function isProblem(problem) {
  if (problem?.kind !== 'formula') return typeof problem?.kind === 'string';
  const { expression, parameters = [], fixed = {} } = problem;
  const named = Array.isArray(parameters) && parameters.every((name) => typeof name === 'string');
  return typeof expression === 'string' && named && isObject(fixed);
}

/** @param {any} racer */
function isRacer(racer) {
  const { rule, schedule = { name: '' }, knobs = {}, style } = racer ?? {};
  return (
    typeof rule === 'string' &&
    typeof schedule?.name === 'string' &&
    isObject(knobs) &&
    (style === undefined || style === null || isObject(style))
  );
}

/**
 * Whether everything a spec names is in the catalogue.
 * @param {SparseSpec} spec
 * @param {Catalogue} catalogue
 */
export function isKnown(spec, catalogue) {
  return unknownNames(spec, catalogue).length === 0;
}

/**
 * What a spec names that is not in the catalogue: surfaces, rules, schedules.
 * @param {SparseSpec} spec
 * @param {Catalogue} catalogue
 * @returns {string[]}
 */
export function unknownNames({ problem, racers }, catalogue) {
  const surfaces = problem.kind === 'surface' ? [problem.name] : [];
  const schedules = racers.flatMap(({ schedule }) => (schedule ? [schedule.name] : []));
  return [
    ...surfaces.filter((name) => !catalogue.hasSurface(name)),
    ...racers.map(({ rule }) => rule).filter((name) => !catalogue.hasRule(name)),
    ...schedules.filter((name) => !catalogue.hasSchedule(name)),
  ];
}
