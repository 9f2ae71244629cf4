/**
 * Variants of rules: with weight decay, or with averages left uncorrected. The catalogue writes their lines out; here the one that a
 * racer asks for is looked up, as a rule like any other.
 */

/** @typedef {import('./catalogue.js').RuleEntry} RuleEntry */
/** @typedef {import('./catalogue.js').DecayEntry} DecayEntry */
/** @typedef {Pick<import('./spec.js').RacerSpec, 'rule' | 'l2_form' | 'corrected'>} Asked */

/**
 * @param {RuleEntry} rule
 * @param {Asked} racer
 * @param {DecayEntry} decay
 * @returns {RuleEntry} the rule itself where the racer asks for nothing else
 */
export function variantOf(rule, { l2_form, corrected }, decay) {
  if (!l2_form && corrected !== false) return rule;
  const asked = { form: l2_form ?? null, corrected: corrected !== false };
  const found = rule.variants.find((one) => one.l2_form === asked.form && one.corrected === asked.corrected);
  if (!found) return rule;
  const knobs = l2_form ? [...rule.knobs, decay.knob] : rule.knobs;
  return { ...rule, knobs, lines: found.lines, powers: found.powers };
}

/** Whether a rule corrects averages for their start at 0. @param {RuleEntry} rule */
export function corrects({ lines }) {
  return lines.some(({ phase }) => phase === 'correction');
}
