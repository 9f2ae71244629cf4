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
    ['schedule', planOf(racer, catalogue)],
    ['corrected', racer?.corrected !== false],
    ['sign', racer?.sign ?? 'minus'],
    ['batch_size', batch_size],
    ...Object.entries(rest),
    ['l2', l2 === 0 ? null : [l2, l2_form]],
  ];
  return new Map(told);
}

/** @param {import('./spec.js').RacerSpec | undefined} racer @param {Catalogue} catalogue */
function planOf(racer, catalogue) {
  const { name, knobs } = { name: 'constant', knobs: {}, ...racer?.schedule };
  const filled = catalogue.schedule(name).knobs.map((knob) => [knob.name, knobValue(knobs, knob)]);
  return { name, knobs: Object.fromEntries(filled) };
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
  if (name === 'schedule') return scheduleWord(/** @type {any} */ (value), catalogue, i18n);
  if (name === 'sign') return value === 'plus' ? '+∇J' : '−∇J';
  if (name === 'hidden') return i18n.t('network.differs.hidden', { sizes: /** @type {number[]} */ (value).join('-') });
  if (name === 'l2') return l2Word(/** @type {[number, string] | null} */ (value), i18n);
  if (typeof value === 'boolean') return i18n.t(`network.differs.${name}.${value}`);
  return i18n.t(`network.differs.${name}`, { value: String(value) });
}

/**
 * A schedule by its title, with those of its knobs that are not as usual.
 * @param {{ name: string, knobs: Readonly<Record<string, any>> }} schedule
 * @param {Catalogue} catalogue
 * @param {import('./i18n.js').I18n} i18n
 */
function scheduleWord({ name, knobs }, catalogue, i18n) {
  const entry = catalogue.schedule(name);
  const turned = entry.knobs.filter((knob) => knobs[knob.name] !== knob.default);
  const values = turned.filter(({ kind }) => kind === 'number').map((knob) => `${knob.symbol} ${knobs[knob.name]}`);
  return [i18n.pick(entry.title), ...values].join(' ');
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
