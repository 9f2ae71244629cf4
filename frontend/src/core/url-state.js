/**
 * The link is the view: one table says how each choice is written into the URL's fragment and read back.
 * `#scene=race&spec=<JSON>&step=42&view=panels&lang=zh&theme=dark`
 */
import { LANGS, THEMES, VIEWS } from './state.js';

/** How long after the last change the link is written: a drag is one entry of the history. */
export const QUIET_MS = 300;

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./spec.js").RunSpec} RunSpec */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/**
 * What a link says; what it leaves out takes its default.
 * @typedef {object} LinkedView
 * @property {string} [scene]
 * @property {RunSpec} [spec]
 * @property {number} [step]
 * @property {string} [view]
 * @property {boolean} [logLoss]
 * @property {number} [focus]
 * @property {string} [lang]
 * @property {string} [theme]
 * @property {boolean} [embed]
 * @property {Readonly<Record<string, any>>} [own]
 */

const text = {
  format: String,
  parse: (/** @type {string} */ raw) => (/^[a-z0-9-]{1,32}$/.test(raw) ? raw : undefined),
};
const whole = {
  format: String,
  parse: (/** @type {string} */ raw) => (/^\d{1,9}$/.test(raw) ? Number(raw) : undefined),
};
const yes = {
  format: (/** @type {boolean} */ on) => (on ? '1' : '0'),
  parse: (/** @type {string} */ raw) => raw === '1',
};
const spec = { format: (/** @type {RunSpec} */ value) => JSON.stringify(value), parse: parseSpec };
const oneOf = (/** @type {readonly string[]} */ names) => ({
  format: String,
  parse: (/** @type {string} */ raw) => (names.includes(raw) ? raw : undefined),
});

/** @type {readonly { key: keyof LinkedView, format: (value: any) => string, parse: (raw: string) => any }[]} */
const TABLE = [
  { key: 'scene', ...text },
  { key: 'spec', ...spec },
  { key: 'step', ...whole },
  { key: 'view', ...oneOf(VIEWS) },
  { key: 'logLoss', ...yes },
  { key: 'focus', ...whole },
  { key: 'lang', ...oneOf(LANGS) },
  { key: 'theme', ...oneOf(THEMES) },
  { key: 'embed', ...yes },
  { key: 'own', format: JSON.stringify, parse: parseOwn },
];

/** What a link that says nothing shows; its language is the reader's own, its race the catalogue's opening one. */
const DEFAULTS = { scene: 'race', view: 'panels', logLoss: true, focus: 0, theme: 'auto', embed: false };

/**
 * @param {LinkedView} view
 * @returns {string} the fragment without its `#`
 */
export function formatLink(view) {
  const fields = new URLSearchParams();
  for (const { key, format } of TABLE) if (view[key] !== undefined) fields.set(key, format(view[key]));
  return fields.toString();
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

/** @param {string} raw @returns {Readonly<Record<string, any>> | undefined} */
function parseOwn(raw) {
  try {
    const value = JSON.parse(raw);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a spec far enough that the page can be built from it; the server judges the rest.
 * @param {string} raw
 * @returns {RunSpec | undefined}
 */
function parseSpec(raw) {
  try {
    const value = JSON.parse(raw);
    const racers =
      Array.isArray(value?.racers) && value.racers.every((/** @type {any} */ racer) => typeof racer?.rule === 'string');
    const problem = typeof value?.problem?.kind === 'string';
    const usable = problem && racers && value.racers.length > 0 && Number.isInteger(value.steps);
    return usable ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether everything a spec names is in the catalogue.
 * @param {RunSpec} value
 * @param {Catalogue} catalogue
 */
export function isKnown(value, catalogue) {
  const { kind, name } = value.problem;
  return (
    (kind !== 'surface' || catalogue.hasSurface(name)) && value.racers.every(({ rule }) => catalogue.hasRule(rule))
  );
}

/**
 * What the link of the present view says. A moving picture has no step: opening its link plays it.
 * @param {State} state
 * @param {Player} player
 * @returns {LinkedView}
 */
export function viewOf(state, player) {
  return {
    scene: state.scene.value,
    spec: state.spec.value,
    step: player.playing.value ? undefined : player.wanted,
    view: state.view.value,
    logLoss: state.logLoss.value ? undefined : false,
    focus: state.focus.value > 0 ? state.focus.value : undefined,
    lang: state.lang.value,
    theme: state.theme.value === 'auto' ? undefined : state.theme.value,
    embed: state.embed.value || undefined,
    own: Object.keys(state.own.value).length > 0 ? state.own.value : undefined,
  };
}

/**
 * What a link works on; `still` where a reader wants no movement, so that nothing plays by itself.
 * @typedef {{
 *   state: State, player: Player, catalogue: Catalogue, still: boolean,
 *   show: (scene: string, shown: { spec?: RunSpec | undefined, own?: object | undefined }) => Promise<void>,
 * }} LinkedPage
 *   `show` brings a scene on the page
 */

/**
 * Shows what a link says.
 * @param {LinkedView} view
 * @param {LinkedPage} page
 */
export async function applyView(view, page) {
  const { state, player, catalogue, still, show } = page;
  const shown = { ...DEFAULTS, lang: state.lang.value, ...view };
  const spec = view.spec && isKnown(view.spec, catalogue) ? view.spec : undefined;
  state.view.value = shown.view;
  state.logLoss.value = shown.logLoss;
  state.lang.value = shown.lang;
  state.theme.value = shown.theme;
  state.embed.value = shown.embed;
  if (view.step !== undefined) player.seek(view.step);
  await show(shown.scene, { spec, own: view.own });
  state.focus.value = Math.min(shown.focus, state.spec.value.racers.length - 1);
  if (view.step !== undefined) player.seek(view.step);
  else if (still) player.seek(state.spec.value.steps);
  else player.play();
}

/**
 * Keeps the link and the view the same, in both directions.
 * @param {LinkedPage} page
 * @param {Pick<Window, "history" | "location" | "addEventListener" | "removeEventListener" | "setTimeout" | "clearTimeout">} browser
 */
export function bindLink(page, browser) {
  const { state, player } = page;
  let timer = 0;
  let entry = placeOf(viewOf(state, player));
  const write = () => {
    if (state.dragging.value) return later();
    const view = viewOf(state, player);
    const place = placeOf(view);
    const url = `#${formatLink(view)}`;
    if (place !== entry) browser.history.pushState(null, '', url);
    else if (url !== browser.location.hash) browser.history.replaceState(null, '', url);
    entry = place;
  };
  const later = () => {
    browser.clearTimeout(timer);
    timer = browser.setTimeout(write, QUIET_MS);
  };
  const stepped = () => {
    // While it plays, and when it comes to its end by itself, the opening's address stays as clean as it was typed.
    if (!player.playing.value) later();
  };
  const paused = (/** @type {boolean} */ playing) => {
    const ended = !playing && player.step.value === player.total.value;
    if (browser.location.hash || !(playing || ended)) later();
  };
  const back = async () => {
    browser.clearTimeout(timer);
    const view = parseLink(browser.location.hash);
    await applyView(view, page);
    browser.clearTimeout(timer);
    entry = placeOf(viewOf(state, player));
  };
  const watched = [state.scene, state.spec, state.own, state.view, state.logLoss, state.focus, state.lang, state.theme];
  const stops = watched.map((source) => source.subscribe(later));
  stops.push(player.step.subscribe(stepped), player.playing.subscribe(paused));
  browser.addEventListener('popstate', back);
  return () => {
    browser.clearTimeout(timer);
    browser.removeEventListener('popstate', back);
    for (const stop of stops) stop();
  };
}

/** The part of a view whose change is a new entry of the history; the rest only refines the present one. */
function placeOf(/** @type {LinkedView} */ view) {
  return JSON.stringify([view.scene, view.spec, view.view]);
}
