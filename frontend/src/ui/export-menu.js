/** Taking the run away: a menu of files, and how far the one that is being made is. */
import { signal } from '../core/signal.js';
import { iconButton } from './button.js';
import { h, setAttr } from './element.js';
import { createScope } from './scope.js';

/**
 * @typedef {import('../core/export-list.js').Watch} Watch
 * @typedef {import('../core/export-list.js').Takeable} Item
 * @typedef {{
 *   items: import('../core/signal.js').Readable<readonly Item[]>,
 *   take: (id: string, watch: Watch) => Promise<{ blob: Blob, name: string }>,
 *   whyNot: (id: string) => string | null,
 *   i18n: import('../core/i18n.js').I18n,
 *   save: (file: { blob: Blob, name: string }) => void,
 *   fail: (problem: unknown) => void,
 * }} ExportProps
 *   `whyNot` is the key of the reason for which a file cannot be had just now, asked whenever the menu opens
 * @typedef {{ item: Item, part: number | null, control: AbortController }} Job
 */

/** Work that is over sooner shows no progress. */
const PATIENCE_MS = 250;

/**
 * @param {Element} root
 * @param {ExportProps} props
 * @returns {(() => void) & { open: () => void }} disposes; `open` shows the menu
 */
export function mountExportMenu(root, props) {
  const { items, i18n } = props;
  const job = signal(/** @type {Job | null} */ (null));
  const element = h('div', { class: 'export' });
  root.append(element);
  const scope = createScope(i18n, element);
  const looks = { icon: /** @type {const} */ ('take'), key: 'export.title', test: 'export', shortcut: 'E' };
  const button = iconButton(scope, i18n, { ...looks, onclick: () => toggle() });
  const menu = h('div', { class: 'export-menu', role: 'menu', id: 'export-menu', hidden: true });
  scope.attr(menu, 'aria-label', () => i18n.t('export.title'));
  setAttr(button, 'aria-haspopup', 'menu');
  setAttr(button, 'aria-controls', 'export-menu');
  const rows = () => /** @type {HTMLButtonElement[]} */ ([...menu.querySelectorAll('[role="menuitem"]')]);
  const close = (/** @type {boolean} */ back) => {
    menu.hidden = true;
    setAttr(button, 'aria-expanded', 'false');
    if (back) button.focus();
  };
  let inner = createScope(i18n);
  const open = () => {
    inner.dispose();
    inner = createScope(i18n);
    menu.replaceChildren(...groups(inner, props, choose));
    menu.hidden = false;
    setAttr(button, 'aria-expanded', 'true');
    rows()[0]?.focus();
  };
  const toggle = () => (menu.hidden ? open() : close(true));
  const choose = (/** @type {Item} */ item) => {
    close(true);
    job.value?.control.abort();
    void work(item, job, props);
  };
  scope.watch(() => close(false), [items]);
  scope.own(() => inner.dispose());
  close(false);
  menu.addEventListener('keydown', (event) => onKey(event, rows(), close));
  const outside = (/** @type {Event} */ event) => {
    if (!menu.hidden && !element.contains(/** @type {Node} */ (event.target))) close(false);
  };
  document.addEventListener('pointerdown', outside);
  scope.own(() => document.removeEventListener('pointerdown', outside));
  scope.own(() => job.value?.control.abort());
  element.append(button, menu, progress(scope, job, props));
  return Object.assign(() => scope.dispose(), { open });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {ExportProps} props
 * @param {(item: Item) => void} choose
 */
function groups(scope, props, choose) {
  const { i18n } = props;
  const items = props.items.value;
  const names = [...new Set(items.map(({ group }) => group))];
  return names.map((group) => {
    const heading = scope.text(h('p', { class: 'quiet', id: `export-${group}` }), () => i18n.t(`export.${group}`));
    const entries = items.filter((item) => item.group === group).map((item) => entry(scope, item, props, choose));
    return h('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...entries);
  });
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {Item} item
 * @param {ExportProps} props
 * @param {(item: Item) => void} choose
 */
function entry(scope, item, { i18n, whyNot }, choose) {
  const why = whyNot(item.id);
  const name = scope.text(h('span'), () => i18n.t(`export.${item.id}`));
  const use = scope.text(h('span', { class: 'quiet' }), () => i18n.t(why ?? `export.${item.id}_for`));
  const looks = {
    type: 'button',
    role: 'menuitem',
    tabindex: -1,
    'data-test': `export-${item.id}`,
    'aria-disabled': why && 'true',
  };
  return h('button', { ...looks, onclick: () => !why && choose(item) }, name, use);
}

/**
 * @param {KeyboardEvent} event
 * @param {readonly HTMLButtonElement[]} entries
 * @param {(back: boolean) => void} close
 */
function onKey(event, entries, close) {
  const here = entries.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const places = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: entries.length - 1 };
  const place = Reflect.get(places, event.key);
  if (event.key === 'Escape') close(true);
  else if (event.key === 'Tab') return close(false);
  else if (place !== undefined) entries[(place + entries.length) % entries.length]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {Item} item
 * @param {import('../core/signal.js').Signal<Job | null>} job
 * @param {ExportProps} props
 */
async function work(item, job, { take, save, fail }) {
  const control = new AbortController();
  const show = (/** @type {number | null} */ part) => {
    if (!control.signal.aborted) job.value = { item, part, control };
  };
  show(null);
  try {
    save(await take(item.id, { signal: control.signal, progress: show }));
  } catch (problem) {
    if (!control.signal.aborted) fail(problem);
  } finally {
    if (job.value?.control === control) job.value = null;
  }
}

/**
 * @param {import('./scope.js').Scope} scope
 * @param {import('../core/signal.js').Readable<Job | null>} job
 * @param {ExportProps} props
 */
function progress(scope, job, { i18n }) {
  const bar = h('progress', { max: 1, 'data-test': 'export-progress' });
  const stop = h('button', { type: 'button', class: 'button', 'data-test': 'export-stop' });
  stop.addEventListener('click', () => job.value?.control.abort());
  const words = h('span', { role: 'status' });
  const name = () => (job.value ? i18n.t('export.making', { file: i18n.t(`export.${job.value.item.id}`) }) : '');
  scope.text(words, name, [job]);
  scope.attr(bar, 'aria-label', name, [job]);
  const element = h(
    'div',
    { class: 'export-job', hidden: true },
    words,
    bar,
    scope.text(stop, () => i18n.t('export.stop')),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const showing = () => {
    if (job.value === null) {
      clearTimeout(timer);
      timer = undefined;
      element.hidden = true;
      return;
    }
    timer ??= setTimeout(() => {
      element.hidden = job.value === null;
    }, PATIENCE_MS);
    if (job.value.part === null) bar.removeAttribute('value');
    else bar.value = job.value.part;
  };
  scope.watch(showing, [job]);
  scope.own(() => clearTimeout(timer));
  return element;
}

/**
 * Hands a file to the browser's downloads.
 * @param {{ blob: Blob, name: string }} file
 */
export function saveFile({ blob, name }) {
  const address = URL.createObjectURL(blob);
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
