/** What the server refused, in the reader's language. */
import { rangeSentence } from './number-entry.js';

/**
 * @typedef {import('../core/state.js').Complaint} Complaint
 */

/**
 * A sentence of ours for the codes we know, the server's own otherwise.
 * @param {import('../core/i18n.js').I18n} i18n
 * @param {Complaint} complaint
 * @returns {string}
 */
export function complaintText(i18n, { code, message, values }) {
  if (code === 'out_of_range' && isRange(values)) {
    const { key, params } = rangeSentence(values);
    return i18n.t('problem.range', { range: i18n.t(key, params) });
  }
  if (code === 'formula' && isText(values)) return i18n.pick(values);
  const sentence = i18n.t(`error.${code}`);
  return sentence === `error.${code}` ? message : sentence;
}

/**
 * @param {Readonly<Record<string, unknown>> | undefined} values
 * @returns {values is import('./number-entry.js').Bounds}
 */
function isRange(values) {
  return typeof values?.minimum === 'number' && typeof values.maximum === 'number';
}

/**
 * @param {Readonly<Record<string, unknown>> | undefined} values
 * @returns {values is import('../core/catalogue.js').Text}
 */
function isText(values) {
  return typeof values?.en === 'string' && typeof values.zh === 'string';
}

/** The places in a spec that have a control, which tells what is wrong with them itself. */
const WITH_CONTROL =
  /^(start|steps|steps_per_epoch|noise|seed|target|(racers\.\d+\.(schedule\.)?|problem\.)knobs|problem\.(expression|parameters|fixed))(\.|$)/;

/**
 * Tells the refusals that no control on the page can tell: those of a link, or of the whole request.
 * @param {{
 *   errors: import('../core/signal.js').Readable<import('../core/state.js').Complaints>,
 *   i18n: import('../core/i18n.js').I18n,
 *   tell: (notice: import('./toasts.js').Notice) => void,
 * }} props
 * @returns {() => void}
 */
export function tellComplaints({ errors, i18n, tell }) {
  return errors.subscribe((complaints) => {
    for (const [place, complaint] of Object.entries(complaints)) {
      if (!WITH_CONTROL.test(place)) tell({ text: () => complaintText(i18n, complaint), tone: 'alert' });
    }
  });
}
