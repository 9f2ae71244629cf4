/**
 * A frame for each racer, in their order: its sign and name, and where it stands in numbers. A view may put a plot into each.
 */
import { placesOf } from '../core/projection.js';
import { computed, effect } from '../core/signal.js';
import { racerKeys } from '../core/spec.js';
import { mountPanelFrame } from '../ui/panel-frame.js';
import { standingAt } from './standing.js';

/** @typedef {import('../core/track.js').RunTrack} RunTrack */
/** @typedef {import('../core/spec.js').RacerSpec} RacerSpec */
/** @typedef {import('../core/spec.js').Style} Style */
/** @typedef {import('./view.js').ViewContext} ViewContext */
/** @typedef {import('../ui/panel-frame.js').PanelFrame} PanelFrame */
/** @typedef {{ index: number, key: string, label: string, style: Style }} Who */
/**
 * @template Content
 * @typedef {{ who: Who, content: Content }} Frame
 */

/**
 * @template {{ dispose: () => void }} Content
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 * @param {(frame: PanelFrame, who: Who) => Content} fill
 */
export function mountFrames(root, ctx, fill) {
  const { state, catalogue } = ctx;
  /** @type {{ who: Who, frame: PanelFrame, content: Content }[]} */
  let frames = [];
  const who = (/** @type {RacerSpec} */ { rule, label, style }, /** @type {number} */ index) => {
    const entry = catalogue.rule(rule);
    return { index, label: label ?? entry.label, style: style ?? entry.style };
  };
  const unmount = () => {
    for (const { frame, content } of frames) {
      content.dispose();
      frame.dispose();
    }
    frames = [];
  };
  const mount = () => {
    unmount();
    const { racers } = state.spec.value;
    const keys = racerKeys(racers);
    frames = racers.map((racer, index) => {
      const one = { ...who(racer, index), key: keys[index] ?? racer.rule };
      const frame = mountFrame(root, ctx, one);
      return { who: one, frame, content: fill(frame, one) };
    });
  };
  const chosen = () => {
    for (const [index, { frame }] of frames.entries()) frame.setChosen(index === state.focus.value);
  };
  const looks = () => JSON.stringify(state.spec.value.racers.map((racer, i) => [racer.rule, who(racer, i)]));
  const line = computed(looks, [state.spec]);
  const stops = [effect(mount, [line]), effect(chosen, [state.focus, line])];
  return {
    /** @returns {readonly Frame<Content>[]} */
    get list() {
      return frames;
    },
    /** Writes every racer's numbers at the playhead. */
    tell(/** @type {RunTrack} */ run) {
      for (const { who: one, frame } of frames) tell(frame, run, one.index, ctx);
    },
    dispose() {
      for (const stop of stops) stop();
      unmount();
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {ViewContext} ctx
 * @param {Who} who
 */
function mountFrame(root, { state, i18n }, { index, key, label, style }) {
  const choose = () => {
    state.focus.value = index;
  };
  const frame = mountPanelFrame(root, { racer: { label, style }, i18n, onchoose: choose });
  Object.assign(frame.el.dataset, { test: 'panel', racer: key });
  return frame;
}

/**
 * @param {PanelFrame} frame
 * @param {RunTrack} run
 * @param {number} index
 * @param {ViewContext} ctx
 */
function tell(frame, run, index, { player, ground }) {
  const track = run.racers[index];
  const landscape = ground.value?.landscape;
  if (!track || !landscape) return;
  const places = placesOf(landscape.parameters, run.parameters);
  // On a plane of many parameters the known minima are those that happen to lie on it.
  const minima = places.length === run.parameters.length ? landscape.minima : [];
  const standing = standingAt(track, player.step.value, minima);
  if (!standing) return;
  const { step, loss } = standing;
  const [x, y] = places.map((place) => standing.at[place]);
  Object.assign(frame.el.dataset, { step: String(step), loss: String(loss), x: String(x) });
  if (y !== undefined) frame.el.dataset.y = String(y);
  else delete frame.el.dataset.y;
  const names = places.map((_, axis) => /** @type {string} */ (landscape.parameters[axis]));
  frame.setNumbers({ ...standing, outside: outsideOf(names, [x, y], landscape.domain) });
}

/**
 * The place of a racer that the part of the ground on screen does not hold; null where it does, and where it is no number.
 * @param {readonly string[]} names
 * @param {readonly (number | undefined)[]} at
 * @param {readonly (readonly [number, number])[]} domain
 * @returns {import('../ui/panel-frame.js').Outside | null}
 */
export function outsideOf(names, at, domain) {
  const values = names.map((_, axis) => Number(at[axis]));
  const out = values.some((value, axis) => value < Number(domain[axis]?.[0]) || value > Number(domain[axis]?.[1]));
  if (!out || values.some(Number.isNaN)) return null;
  return names.map((name, axis) => /** @type {const} */ ([name, Number(values[axis])]));
}
