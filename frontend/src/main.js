/**
 * Wiring: everything is made here, once, and handed to the scene.
 */
import { fetchCatalogue } from './core/catalogue.js';
import { createCourse } from './core/course.js';
import { createGraphs } from './core/graphs.js';
import { createI18n, loadTables, negotiate } from './core/i18n.js';
import { createLandscapes } from './core/landscape.js';
import { formatLink, parseLink } from './core/link.js';
import { createLinks } from './core/links.js';
import { createPinnedRuns } from './core/pinned-runs.js';
import { createPlayer } from './core/player.js';
import { readPresentation } from './core/presentation.js';
import { createProgress } from './core/progress.js';
import { Refused } from './core/refused.js';
import { createRuns, followRun } from './core/runs.js';
import { signal } from './core/signal.js';
import { createSocket } from './core/socket.js';
import { createState } from './core/state.js';
import { createTakeaways } from './core/takeaways.js';
import { createTicker } from './core/ticker.js';
import { applyView, bindLink, viewOf } from './core/url-state.js';
import { readPalette } from './plots/palette.js';
import { loadPlotter } from './plots/plotly.js';
import { drawQr } from './plots/qr.js';
import { numbersWithin } from './plots/told-numbers.js';
import { createRooms } from './rooms.js';
import { createScenes } from './scenes.js';
import { bootNotice } from './ui/boot.js';
import { mountBusy } from './ui/busy.js';
import { complaintText, tellComplaints } from './ui/complaint.js';
import { mountExportMenu, saveFile } from './ui/export-menu.js';
import { mountLessonPanel } from './ui/lesson-panel.js';
import { tellLink } from './ui/link-notice.js';
import { createPresenting } from './ui/present.js';
import { markPresentation, mountWayOut } from './ui/presentation.js';
import { mountShareSheet } from './ui/share-sheet.js';
import { mountShell } from './ui/shell.js';
import { mountShortcuts } from './ui/shortcuts.js';
import { mountStatus } from './ui/status.js';
import { bindLanguage, bindTheme } from './ui/theme.js';
import { mountToasts } from './ui/toasts.js';
import { mountTopbar } from './ui/topbar.js';

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const readTable = async (/** @type {string} */ path) => (await fetch(path)).json();
const frame = (/** @type {() => void} */ fn) => void requestAnimationFrame(fn);

async function start() {
  const socket = createSocket({ url: new URL('ws', document.baseURI).href.replace(/^http/, 'ws') });
  const [catalogue, tables, plotter] = await Promise.all([
    fetchCatalogue(fetch.bind(window)),
    loadTables(readTable),
    loadPlotter().catch(() => null),
  ]);
  const opening = catalogue.defaults.spec;
  const player = createPlayer({ smooth: !still });
  const state = createState({ spec: opening, player, lang: negotiate(navigator.languages) });
  const i18n = createI18n(state.lang, tables);
  bindLanguage(document, i18n);
  bindTheme(document.documentElement, state.theme, matchMedia.bind(window));

  const runs = createRuns({ socket, errors: state.errors, wanted: () => player.wanted, frame });
  followRun(player, runs);
  window.addEventListener('online', socket.retry);

  const ticker = createTicker(requestAnimationFrame.bind(window));
  ticker.add(player.tick);
  const shell = mountShell(document.body, { i18n });
  const toasts = mountToasts(shell.toasts, { i18n });
  const shortcuts = mountShortcuts(document.body, { player, i18n, version: catalogue.version });
  const presentation = readPresentation(location.search);
  markPresentation(document.documentElement, presentation);
  const address = (query = '') => {
    const view = { ...viewOf({ state, player, catalogue }), step: player.step.value };
    return new URL(`${location.pathname}${query}#${formatLink(view)}`, location.href).href;
  };
  const share = mountShareSheet(document.body, {
    i18n,
    clipboard: navigator.clipboard,
    link: address,
    frameLink: () => address('?embed'),
    drawQr,
  });
  const present = createPresenting({ theme: state.theme, page: document });
  shortcuts.add('page', [
    { keys: ['s', 'S'], shown: ['S'], key: 'share.title', run: share.open },
    { keys: ['h', 'H'], shown: ['H'], key: 'topbar.present', run: present },
  ]);
  if (presentation.embed) mountWayOut(document.body, { i18n, link: address });
  const onscene = (/** @type {string} */ id) => {
    player.toStart();
    scenes.show(id).then(player.play);
  };
  const links = createLinks({ state, show: (view) => applyView(view, page) });
  const topbar = mountTopbar(shell.topbar, {
    state,
    i18n,
    scenes: catalogue.scenes,
    links,
    onscene,
    onshare: share.open,
    onpresent: present,
    onhelp: shortcuts.open,
  });
  mountStatus(shell.notices, { connection: socket.connection, i18n, retry: socket.retry });
  const stop = () => {
    const kept = runs.stop();
    if (kept) state.spec.value = kept;
    player.seek(Math.min(player.wanted, player.last.value));
  };
  mountBusy(shell.notices, { progress: runs.progress, stop, i18n, ticker });
  player.playing.subscribe((playing) => playing && runs.resume());
  tellComplaints({ errors: state.errors, i18n, tell: toasts.tell });
  const progress = createProgress(() => localStorage);
  const course = createCourse({ state, player, runs, lessons: catalogue.lessons, progress, go: links.go, still });
  mountLessonPanel(shell.lesson, { course, state, i18n });
  const shown = [shell.panels, shell.charts];
  const numbers = () => numbersWithin(shown).length > 0;
  const ctx = {
    state,
    player,
    socket,
    runs,
    catalogue,
    links,
    course,
    landscapes: createLandscapes(fetch.bind(window)),
    graphs: createGraphs(fetch.bind(window)),
    i18n,
    ticker,
    plotter,
    palette: watchPalette(document.documentElement),
    pinned: createPinnedRuns({ socket, pins: state.pins }),
    shortcuts,
    toasts,
    takeaways: createTakeaways({ run: runs.current, filmed: 'MediaRecorder' in window, numbers }),
  };
  const menu = mountExportMenu(topbar.tools, {
    items: ctx.takeaways.items,
    whyNot: ctx.takeaways.whyNot,
    take: async (id, watch) => (await import('./stage/takeaway.js')).take(id, ctx, shown, watch),
    i18n,
    save: (file) => {
      saveFile(file);
      toasts.tell({ key: 'export.saved', params: { name: file.name } });
    },
    fail: (problem) =>
      toasts.tell({
        text: () => (problem instanceof Refused ? complaintText(i18n, problem.complaint) : i18n.t('export.failed')),
        tone: 'alert',
      }),
  });
  shortcuts.add('page', [{ keys: ['e', 'E'], shown: ['E'], key: 'export.title', run: menu.open }]);
  const view = () => viewOf({ state, player, catalogue });
  const rooms = createRooms({ tools: topbar.tools, root: shell.topbar, ctx, view, drawQr, save: saveFile });
  const load = (/** @type {string} */ id) => import(`./scenes/${id}.js`);
  const scenes = createScenes({ shell, ctx, load });
  const page = { state, player, catalogue, still, show: scenes.show, embed: presentation.embed };
  const tellWrong = () => tellLink(location.hash, { catalogue, i18n, tell: toasts.tell });
  window.addEventListener('popstate', tellWrong);
  const linked = parseLink(location.hash);
  await applyView(presentation.present ? { theme: 'projector', ...linked } : linked, page);
  tellWrong();
  bindLink(page, window);
  void rooms.follow();
}

/** The theme is an attribute of the page's root, wherever its change comes from; the scale follows the window too. */
function watchPalette(/** @type {HTMLElement} */ root) {
  const palette = signal(readPalette(root));
  const read = () => {
    palette.value = readPalette(root);
  };
  new MutationObserver(read).observe(root, { attributeFilter: ['data-theme'] });
  window.addEventListener('resize', () => {
    if (readPalette(root).scale !== palette.value.scale) read();
  });
  return palette;
}

const boot = bootNotice(document);
start().then(boot.done, boot.fail);
