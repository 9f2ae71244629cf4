/**
 * Which part of the surface all views look at: the problem's own until a reader zooms, moves on, or has it follow the racers.
 *
 * It is one of the scene's own choices, `own.domain`, and so is in the link; `own.follow` says whether it follows.
 */
import { following, middle, readDomain, within, zoomed } from '../core/domain.js';
import { problemName } from '../core/problem.js';
import { computed } from '../core/signal.js';

/** @typedef {import('../core/domain.js').Domain} Domain */
/** @typedef {ReturnType<typeof createZoom>} Zoom */

/** So long after its last movement a gesture has ended, and the surface is drawn finely. */
const REST_MS = 160;
/** What a key or a button does to the length of the sides. */
const STEP = 0.7;

/**
 * @param {Pick<import('./context.js').StageContext, 'state' | 'ground'>} ctx
 */
export function createZoom({ state, ground }) {
  const home = () => ground.value?.landscape.home ?? null;
  const shown = computed(() => {
    const own = home();
    return (own && readDomain(state.own.value.domain, own.length)) ?? own;
  }, [state.own, ground]);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const rest = () => {
    state.dragging.value = false;
  };
  const choose = (/** @type {Readonly<Record<string, unknown>>} */ change) => {
    state.own.value = { ...state.own.value, ...change };
  };
  /** Changes what is looked at; many changes close together are one movement. */
  const by = (/** @type {(domain: Domain) => Domain} */ change) => {
    const [now, own] = [shown.value, home()];
    const next = now && own && within(change(now), now, own);
    if (!next || next === now) return;
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
    state.dragging.value = true;
    choose({ domain: next });
  };
  const about = (/** @type {number} */ factor) => () => by((domain) => zoomed(domain, middle(domain), factor));
  // Another problem has another domain.
  const problem = computed(() => problemName(state.spec.value.problem), [state.spec]);
  const forget = () => choose({ domain: undefined });
  const stop = problem.subscribe(forget);
  return {
    /** What is looked at, or null before the first ground. */
    shown,
    by,
    closer: about(STEP),
    wider: about(1 / STEP),
    /** The problem's own domain again, not followed, seen from where it is first seen. */
    reset: () => choose({ domain: undefined, follow: undefined, camera: undefined }),
    /** Keeps points in view, where that was asked for. */
    follow(/** @type {readonly (readonly number[])[]} */ points) {
      if (state.own.value.follow) by((domain) => following(domain, points));
    },
    dispose() {
      clearTimeout(timer);
      stop();
    },
  };
}
