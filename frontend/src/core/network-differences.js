/**
 * What tells the racers of a training apart besides their rules: whatever differs, and only that.
 */
import { racerNetwork } from './network-spec.js';
import { knobValue } from './spec.js';

/** @typedef {import('./spec.js').RunSpec} RunSpec */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {{ readonly name: string, readonly value: unknown }} Difference a knob of the rule, `schedule`, or a choice of the network */

/**
 * @param {RunSpec} spec
 * @param {Catalogue} catalogue
 * @returns {Difference[][]} one list for each racer
 */
export function differences(spec, catalogue) {
  const told = spec.racers.map((_, index) => traits(spec, index, catalogue));
  return told.map((mine, index) =>
    [...mine]
      .filter(([name, value]) => differs(name, value, told, index, spec))
      .map(([name, value]) => ({ name, value })),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {readonly Map<string, unknown>[]} told
 * @param {number} index
 * @param {RunSpec} spec
 */
function differs(name, value, told, index, { racers }) {
  // A knob is told against racers of the same rule: across rules it does not mean the same.
  const alike = told.filter((_, i) => !name.startsWith('knob.') || racers[i]?.rule === racers[index]?.rule);
  return alike.some((other) => other.has(name) && JSON.stringify(other.get(name)) !== JSON.stringify(value));
}

/** @param {RunSpec} spec @param {number} index @param {Catalogue} catalogue @returns {Map<string, unknown>} */
function traits(spec, index, catalogue) {
  const racer = spec.racers[index];
  const { network, batch_size } = racerNetwork(spec, index, catalogue);
  const { l2, l2_form, ...rest } = network;
  const knobs = catalogue.rule(racer?.rule ?? '').knobs;
  /** @type {[string, unknown][]} */
  const told = [
    ...knobs.map((knob) => /** @type {[string, unknown]} */ ([`knob.${knob.name}`, knobValue(racer?.knobs, knob)])),
    ['schedule', racer?.schedule?.name ?? 'constant'],
    ['batch_size', batch_size],
    ...Object.entries(rest),
    ['l2', l2 === 0 ? null : [l2, l2_form]],
  ];
  return new Map(told);
}

/**
 * Differences in words.
 * @param {readonly Difference[]} found
 * @param {string} rule
 * @param {{ catalogue: Catalogue, i18n: import('./i18n.js').I18n, spec: RunSpec }} page
 */
export function differenceText(found, rule, page) {
  return found.map((difference) => wordOf(difference, rule, page)).join(' · ');
}

/** @param {Difference} difference @param {string} rule @param {{ catalogue: Catalogue, i18n: import('./i18n.js').I18n, spec: RunSpec }} page */
function wordOf({ name, value }, rule, { catalogue, i18n }) {
  const { networks } = catalogue;
  const title = (/** @type {readonly { name: string, title: import('./catalogue.js').Text }[]} */ entries) =>
    i18n.pick(entries.find((entry) => entry.name === value)?.title ?? { en: String(value), zh: String(value) });
  if (name.startsWith('knob.')) return knobWord(name.slice(5), value, rule, catalogue);
  if (name === 'init') return title(networks.inits);
  if (name === 'activation') return title(networks.activations);
  if (name === 'schedule') return i18n.pick(catalogue.schedule(String(value)).title);
  if (name === 'hidden') return i18n.t('network.differs.hidden', { sizes: /** @type {number[]} */ (value).join('-') });
  if (name === 'l2') return l2Word(/** @type {[number, string] | null} */ (value), i18n);
  if (typeof value === 'boolean') return i18n.t(`network.differs.${name}.${value}`);
  return i18n.t(`network.differs.${name}`, { value: String(value) });
}

/** @param {string} name @param {unknown} value @param {string} rule @param {Catalogue} catalogue */
function knobWord(name, value, rule, catalogue) {
  const symbol = catalogue.rule(rule).knobs.find((knob) => knob.name === name)?.symbol ?? name;
  return `${symbol} ${value}`;
}

/** @param {[number, string] | null} value @param {import('./i18n.js').I18n} i18n */
function l2Word(value, i18n) {
  if (!value) return i18n.t('network.differs.l2.none');
  return i18n.t('network.differs.l2', { value: String(value[0]), form: i18n.t(`network.l2_form.${value[1]}`) });
}
