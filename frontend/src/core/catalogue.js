/**
 * What the server can do, as it says itself: rules, schedules, surfaces, limits, the opening race.
 */
import { variantOf } from './variants.js';

/** @typedef {{ readonly en: string, readonly zh: string }} Text */
/** @typedef {import("./spec.js").Style} Style */
/** @typedef {import("./spec.js").RunSpec} RunSpec */
/**
 * @typedef {object} NumberKnob
 * @property {"number"} kind
 * @property {string} name
 * @property {number} default
 * @property {number} minimum
 * @property {number} maximum
 * @property {boolean} above_minimum
 * @property {boolean} below_maximum
 * @property {readonly [number, number]} slider
 * @property {"linear" | "log" | "log1m"} scale
 * @property {string} symbol
 * @property {Text} label
 * @property {Text} help
 * @property {boolean} whole
 * @property {readonly { value: number, label: Text }[]} marks
 */
/**
 * @typedef {object} ChoiceKnob
 * @property {"choice"} kind
 * @property {string} name
 * @property {string} default
 * @property {readonly { value: string, label: Text, help: Text }[]} options
 * @property {string} symbol
 * @property {Text} label
 * @property {Text} help
 */
/**
 * @typedef {object} ChangesKnob
 * @property {"changes"} kind
 * @property {string} name
 * @property {readonly (readonly [number, number])[]} default
 * @property {number} minimum
 * @property {number} maximum
 * @property {string} symbol
 * @property {Text} label
 * @property {Text} help
 */
/** @typedef {NumberKnob | ChoiceKnob | ChangesKnob} Knob */
/** @typedef {{ target: string, expression: string, phase: string, help: Text, when?: readonly [string, string] | null }} RuleLine */
/**
 * What is different in a variant of a rule: with weight decay of a form, or with averages left uncorrected.
 * @typedef {{
 *   l2_form: string | null, corrected: boolean, powers: Readonly<Record<string, string>>, lines: readonly RuleLine[],
 * }} Variant
 */
/** @typedef {{ knob: NumberKnob, forms: readonly { value: string, label: Text, help: Text }[] }} DecayEntry */
/**
 * @typedef {object} RuleEntry
 * @property {string} name
 * @property {number} order
 * @property {string} label
 * @property {Text} title
 * @property {Text} story
 * @property {readonly Knob[]} knobs
 * @property {readonly { name: string, help: Text }[]} state
 * @property {Readonly<Record<string, string>>} powers
 * @property {readonly RuleLine[]} lines
 * @property {readonly Variant[]} variants
 * @property {Style} style
 * @property {Text} differs
 * @property {string} source
 */
/** @typedef {{ name: string, title: Text, story: Text, formula: string, knobs: readonly Knob[], source: string }} ScheduleEntry */
/**
 * @typedef {object} SurfaceEntry
 * @property {string} name
 * @property {Text} title
 * @property {Text} story
 * @property {string} formula
 * @property {readonly string[]} parameters
 * @property {readonly Knob[]} knobs
 * @property {readonly (readonly [number, number])[]} domain
 * @property {readonly { name: string, label: Text, at: readonly number[] }[]} starts
 * @property {readonly (readonly number[])[]} minima
 * @property {readonly (readonly number[])[]} saddles
 * @property {readonly (readonly number[])[]} maxima
 * @property {Readonly<Record<string, number>>} rates
 * @property {"linear" | "log"} levels
 * @property {number} steps
 * @property {boolean} quadratic
 * @property {string} source
 */
/**
 * A formula to begin with, values for its names, and which of these learn.
 * @typedef {object} FormulaExample
 * @property {string} name
 * @property {Text} title
 * @property {Text} story
 * @property {string} expression
 * @property {Readonly<Record<string, number>>} values
 * @property {readonly string[]} parameters
 * @property {Readonly<Record<string, number>>} rates
 */
/**
 * @typedef {object} PresetEntry
 * @property {string} name
 * @property {string} topic
 * @property {Text} title
 * @property {Text} sentence
 * @property {import("./link-spec.js").SparseSpec} spec
 * @property {number | null} speed
 */
/** @typedef {readonly { readonly value: string, readonly label: Text }[]} SignEntries */
/** @typedef {{ name: string, title: Text, formula: string }} Named */
/**
 * What networks are made of.
 * @typedef {object} NetworkEntries
 * @property {readonly { name: string, title: Text, story: Text, inputs: number, classes: number, source: string }[]} data
 * @property {readonly Named[]} activations
 * @property {readonly (Named & { regression: boolean })[]} losses
 * @property {readonly Named[]} inits
 * @property {Readonly<Record<string, number>>} limits
 * @property {{
 *   data: import("./network-spec.js").FullData, network: import("./network-spec.js").NetworkChoice, batch_size: number,
 * }} defaults
 */
/**
 * @typedef {object} CatalogueData
 * @property {string} version
 * @property {number} protocol
 * @property {readonly RuleEntry[]} rules
 * @property {DecayEntry} decay weight decay, which any rule can be given
 * @property {readonly ScheduleEntry[]} schedules
 * @property {readonly SurfaceEntry[]} surfaces
 * @property {{ readonly examples: readonly FormulaExample[], readonly limits: Readonly<Record<string, number>> }} formulas
 * @property {readonly PresetEntry[]} presets
 * @property {readonly import("./lessons.js").Lesson[]} lessons
 * @property {{ readonly colour: SignEntries, readonly dash: SignEntries, readonly marker: SignEntries }} signs
 * @property {NetworkEntries} networks
 * @property {Readonly<Record<string, number>>} limits
 * @property {readonly { id: string, order: number }[]} scenes
 * @property {{ readonly spec: RunSpec }} defaults
 */
/** @typedef {ReturnType<typeof createCatalogue>} Catalogue */

/**
 * @param {CatalogueData} data
 */
export function createCatalogue(data) {
  const rules = byName(data.rules);
  const schedules = byName(data.schedules);
  const surfaces = byName(data.surfaces);
  return {
    ...data,
    rule: (/** @type {string} */ name) => pick(rules, name, 'rule'),
    /** The rule of a racer, in the variant that it asks for. */
    ruleOf: (/** @type {import("./variants.js").Asked} */ racer) =>
      variantOf(pick(rules, racer.rule, 'rule'), racer, data.decay),
    schedule: (/** @type {string} */ name) => pick(schedules, name, 'schedule'),
    surface: (/** @type {string} */ name) => pick(surfaces, name, 'surface'),
    hasRule: (/** @type {string} */ name) => rules.has(name),
    hasSchedule: (/** @type {string} */ name) => schedules.has(name),
    hasSurface: (/** @type {string} */ name) => surfaces.has(name),
  };
}

/**
 * Asks the server for its catalogue.
 * @param {typeof fetch} fetcher
 * @returns {Promise<Catalogue>}
 */
export async function fetchCatalogue(fetcher) {
  const answer = await fetcher('api/catalog', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the catalogue answered ${answer.status}`);
  return createCatalogue(/** @type {CatalogueData} */ (await answer.json()));
}

/**
 * @template {{ name: string }} T
 * @param {readonly T[]} entries
 * @returns {Map<string, T>}
 */
function byName(entries) {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/**
 * @template T
 * @param {Map<string, T>} entries
 * @param {string} name
 * @param {string} kind
 * @returns {T}
 */
function pick(entries, name, kind) {
  const entry = entries.get(name);
  if (!entry) throw new RangeError(`no ${kind} is called ${name}`);
  return entry;
}
