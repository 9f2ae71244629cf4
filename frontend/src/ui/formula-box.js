/** A box for a formula: it says what is wrong while it is typed, and hands on what can be read. */
import { signal } from '../core/signal.js';
import { h, setAttr } from './element.js';
import { formulaProblem } from './formula-problem.js';

/** How long after the last keystroke what was typed is read. */
export const PAUSE_MS = 250;
/** Where the browser cannot fit a box to its text, its rows are counted by this many characters. */
const LINE = 48;

/**
 * @typedef {import('../core/state.js').Complaint} Complaint
 * @typedef {import('../core/signal.js').Readable<Complaint | null>} ComplaintSignal
 * @typedef {{
 *   text: import('../core/signal.js').Readable<string>,
 *   read: (typed: string) => Promise<Complaint | null>,
 *   refused: ComplaintSignal,
 *   i18n: import('../core/i18n.js').I18n,
 * }} FormulaBoxProps
 *   `text` is the formula that holds; `read` is asked to take what was typed and answers what is wrong with it; `refused` is what
 *   was found wrong with the formula that holds, such as a link's
 */

/**
 * @param {import('./scope.js').Scope} scope
 * @param {FormulaBoxProps} props
 * @returns {HTMLElement}
 */
export function formulaBox(scope, { text, read, refused, i18n }) {
  const complaint = signal(/** @type {Complaint | null} */ (null));
  const box = h('textarea', {
    class: 'field formula-box',
    'data-test': 'expression',
    id: 'expression',
    rows: 1,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    'aria-describedby': 'expression-problem',
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let given = '';
  const take = async () => {
    clearTimeout(pause);
    const typed = box.value;
    if (typed === given) return;
    given = typed;
    const problem = await read(typed);
    if (box.value === typed) complaint.value = problem;
  };
  box.addEventListener('input', () => {
    fit(box);
    clearTimeout(pause);
    pause = setTimeout(take, PAUSE_MS);
  });
  box.addEventListener('change', take);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    take();
  });
  scope.own(() => clearTimeout(pause));
  scope.watch(() => {
    if (text.value === given) return;
    given = box.value = text.value;
    complaint.value = null;
    fit(box);
  }, [text]);
  scope.watch(() => {
    if (box.value === text.value) complaint.value = refused.value;
  }, [refused]);
  scope.watch(() => setAttr(box, 'aria-invalid', String(complaint.value !== null)), [complaint]);
  const label = scope.text(h('span'), () => i18n.t('formula.title'));
  return h(
    'div',
    { class: 'formula-entry' },
    h('label', { class: 'labelled' }, label, box),
    formulaProblem(scope, { complaint, i18n, test: 'expression' }),
  );
}

/** @param {HTMLTextAreaElement} box */
function fit(box) {
  const rows = box.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  box.rows = globalThis.CSS?.supports?.('field-sizing', 'content') ? 1 : Math.min(rows, 6);
}
