/**
 * The link is the view, in both directions: what was chosen is written into the address, and an address that is gone to is shown.
 */
import { formatInspect, INSPECT } from './inspect-choice.js';
import { withLesson } from './lessons.js';
import { formatLink, isKnown, parseLink } from './link.js';
import { fillSpec, trimSpec } from './link-spec.js';

/** How long after the last change the link is written: a drag is one entry of the history. */
export const QUIET_MS = 300;

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./spec.js").RunSpec} RunSpec */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./link.js").LinkedView} LinkedView */

/** What a link that says nothing shows; its language is the reader's own, its race the catalogue's opening one. */
const OPENING = { scene: 'race', view: 'panels', logLoss: true, focus: 0, theme: 'auto' };
const DEFAULTS = { ...OPENING, inspect: INSPECT, lesson: '' };

/**
 * What the link of the present view says. A moving picture has no step: opening its link plays it.
 * @param {Pick<LinkedPage, 'state' | 'player' | 'catalogue'>} page
 * @returns {LinkedView}
 */
export function viewOf({ state, player, catalogue }) {
  const pins = state.pins.value.map((pin) => trimSpec(pin, catalogue));
  return {
    scene: state.scene.value,
    spec: trimSpec(state.spec.value, catalogue),
    pins: pins.length > 0 ? pins : undefined,
    step: player.playing.value ? undefined : player.wanted,
    view: state.view.value,
    logLoss: state.logLoss.value ? undefined : false,
    focus: state.focus.value > 0 ? state.focus.value : undefined,
    inspect: formatInspect(state.inspect.value) === '{}' ? undefined : state.inspect.value,
    lang: state.lang.value,
    theme: state.theme.value === 'auto' ? undefined : state.theme.value,
    own: JSON.stringify(state.own.value) === '{}' ? undefined : state.own.value,
    lesson: state.lesson.value || undefined,
  };
}

/**
 * What a link works on; `still` where a reader wants no movement, so that nothing plays by itself.
 * @typedef {{
 *   state: State, player: Player, catalogue: Catalogue, still: boolean, embed?: boolean,
 *   show: (scene: string, shown: { spec?: RunSpec | undefined, own?: object | undefined }) => Promise<void>,
 * }} LinkedPage
 *   `show` brings a scene on the page; `embed` where it stands in a frame, whose history is that of the page around it
 */

/**
 * Shows what a link says.
 * @param {LinkedView} said
 * @param {LinkedPage} page
 */
export async function applyView(said, page) {
  const view = withLesson(said, page.catalogue.lessons);
  const { state, player, catalogue, still, show } = page;
  const shown = { ...DEFAULTS, lang: state.lang.value, ...view };
  const spec = view.spec && isKnown(view.spec, catalogue) ? fillSpec(view.spec, catalogue) : undefined;
  const pins = (view.pins ?? []).filter((pin) => isKnown(pin, catalogue)).map((pin) => fillSpec(pin, catalogue));
  state.view.value = shown.view;
  state.logLoss.value = shown.logLoss;
  state.inspect.value = shown.inspect;
  state.lang.value = shown.lang;
  state.theme.value = shown.theme;
  state.lesson.value = shown.lesson;
  if (JSON.stringify(pins) !== JSON.stringify(state.pins.value)) state.pins.value = pins;
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
  let entry = placeOf(viewOf(page));
  const write = () => {
    if (state.dragging.value) return later();
    const view = viewOf(page);
    const place = placeOf(view);
    const url = `#${formatLink(view)}`;
    if (place !== entry && !page.embed) browser.history.pushState(null, '', url);
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
    entry = placeOf(viewOf(page));
  };
  const watched = [state.scene, state.spec, state.own, state.view, state.logLoss, state.focus];
  watched.push(state.lang, state.theme, state.pins);
  watched.push(state.inspect, state.lesson);
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
  return JSON.stringify([view.scene, view.spec, view.view, view.pins, view.lesson]);
}
