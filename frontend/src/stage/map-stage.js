/**
 * The map's stage: the picture, what lies under the pointer or the keyboard's cell, and the link that races it.
 */
import { readMapChoice, rounded, runOfCell } from '../core/map-choice.js';
import { outcomeOf } from '../core/map-outcome.js';
import { signal } from '../core/signal.js';
import { mountMissing } from '../plots/missing.js';
import { mountValueMap } from '../plots/value-map.js';
import { h, setText } from '../ui/element.js';
import { short } from '../ui/live-lines.js';
import { mountMapHead } from '../ui/map-head.js';
import { createScope } from '../ui/scope.js';
import { viewLink } from '../ui/view-link.js';

/** @typedef {import('./context.js').SceneContext} SceneContext */
/** @typedef {import('../plots/value-map.js').Cell} Cell */

const ARROWS = /** @type {Readonly<Record<string, Cell>>} */ ({
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] },
});
const COARSE = 8;

/**
 * @param {import('../ui/shell.js').Shell} shell
 * @param {SceneContext & { source: ReturnType<typeof import('./map-source.js').createMapSource>, ask: () => void, invalidate: () => void }} ctx
 */
export function mountMapStage(shell, ctx) {
  const { state, catalogue, i18n, links, plotter, palette, source, invalidate } = ctx;
  const cell = signal(/** @type {Cell | null} */ (null));
  const element = h('section', { class: 'map-stage' });
  shell.panels.append(element);
  const scope = createScope(i18n, element);
  scope.own(mountMapHead(element, { i18n, ...source, resume: ctx.ask }));
  const host = h('div', { class: 'map-plot', tabindex: 0, role: 'application', 'data-test': 'map' });
  const told = h('p', { class: 'map-reading', id: 'map-reading', 'data-test': 'map-reading', 'aria-live': 'polite' });
  const view = () => ({ scene: 'race', ...(cell.value && { spec: racedAt(cell.value) }) });
  const racedAt = (/** @type {Cell} */ at) =>
    runOfCell(state.spec.value, readMapChoice(state.own.value, state.spec.value, catalogue), at, catalogue);
  const link = viewLink(scope, links, view, { class: 'map-race', 'data-test': 'map-race' });
  element.append(host, h('div', { class: 'map-told' }, told, link));
  host.setAttribute('aria-describedby', 'map-reading');
  scope.attr(host, 'aria-label', () => i18n.t('map.label', namesOf(ctx)), [state.own, state.spec]);
  scope.text(link, () => i18n.t('map.race'));
  const picture = plotter
    ? mountValueMap(host, { plotter, palette, invalidate })
    : { ...mountMissing(host, () => i18n.t('plot.missing')), cellAt: () => null };
  const go = () => cell.value && void links.go(view());
  host.addEventListener('pointermove', (event) => {
    cell.value = picture.cellAt(event) ?? cell.value;
  });
  host.addEventListener('click', (event) => {
    const at = picture.cellAt(event);
    if (!at) return;
    cell.value = at;
    go();
  });
  host.addEventListener('keydown', (event) => onKey(event, ctx, cell, go));
  const tell = () => {
    link.hidden = cell.value === null;
    if (cell.value) link.setAttribute('href', links.href(view()));
    setText(told, reading(ctx, cell.value));
    host.dataset.cell = cell.value ? cell.value.join() : '';
    invalidate();
  };
  scope.watch(tell, [cell, source.shown, i18n.lang]);
  scope.watch(() => void picture.show(/** @type {any} */ (source.shown.value)), [source.shown, i18n.lang]);
  return {
    draw: () => picture.draw(/** @type {any} */ (cell.value)),
    dispose() {
      picture.dispose();
      scope.dispose();
    },
  };
}

/** @param {Pick<SceneContext, 'state' | 'catalogue'>} ctx */
function namesOf({ state, catalogue }) {
  const { x, y } = readMapChoice(state.own.value, state.spec.value, catalogue);
  return { x: x.symbol, y: y.symbol };
}

/**
 * The first arrow begins in the middle; with Shift it goes further.
 * @param {KeyboardEvent} event
 * @param {SceneContext} ctx
 * @param {import('../core/signal.js').Signal<Cell | null>} cell
 * @param {() => void} go
 */
function onKey(event, { state, catalogue }, cell, go) {
  const arrow = ARROWS[event.key];
  if (event.key === 'Enter') go();
  else if (arrow) {
    const { x, y } = readMapChoice(state.own.value, state.spec.value, catalogue);
    const stride = event.shiftKey ? COARSE : 1;
    const middle = /** @type {const} */ ([Math.floor(x.count / 2), Math.floor(y.count / 2)]);
    const move = (/** @type {0 | 1} */ side, /** @type {number} */ count) =>
      Math.min(count - 1, Math.max(0, (cell.value ?? middle)[side] + (cell.value ? stride * arrow[side] : 0)));
    cell.value = [move(0, x.count), move(1, y.count)];
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Parameters<typeof mountMapStage>[1]} ctx @param {Cell | null} cell */
function reading({ i18n, source }, cell) {
  const map = source.shown.value;
  if (!cell || !map) return i18n.t('map.point');
  const { choice, columns, steps, minima } = map;
  const i = cell[1] * choice.x.count + cell[0];
  const ending = Number(columns.ending[i]);
  if (Number.isNaN(ending)) return i18n.t('map.point');
  const values = [choice.x, choice.y].map((axis, side) => `${axis.symbol} = ${rounded(axis, Number(cell[side]))}`);
  const place = minima[ending] ? `(${minima[ending].map((value) => short(value, 3)).join(', ')})` : '';
  const kind = outcomeOf(map, i);
  const step = String(kind === 'away' ? columns.diverged[i] : columns.reached[i]);
  const words = i18n.t(`map.cell_${kind}`, { step, steps, at: place, loss: short(Number(columns.loss[i]), 3) });
  return `${values.join(', ')}: ${words}`;
}
