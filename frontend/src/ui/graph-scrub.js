/** A leaf's value is dragged on the leaf itself: to the right for more, to the left for less. */

/** How far the pointer moves before it drags and does not press. */
const SLACK = 4;
/** A drag of this many pixels changes a value by its own size, or by one where it is smaller. */
const REACH = 160;
const DIGITS = 3;

/**
 * @param {SVGGElement} el
 * @param {{ value: () => number, change: (value: number) => void, dragging: import('../core/signal.js').Signal<boolean> }} props
 */
export function scrub(el, { value, change, dragging }) {
  /** @type {{ x: number, from: number, moved: boolean } | null} */
  let held = null;
  el.addEventListener('pointerdown', (event) => {
    if (event.button === 0) held = { x: event.clientX, from: value(), moved: false };
  });
  el.addEventListener('pointermove', (event) => {
    if (!held) return;
    const by = event.clientX - held.x;
    if (!held.moved && Math.abs(by) < SLACK) return;
    if (!held.moved) el.setPointerCapture(event.pointerId);
    held.moved = true;
    dragging.value = true;
    change(dragged(held.from, by));
  });
  const end = () => {
    if (held?.moved) el.addEventListener('click', (event) => event.stopPropagation(), { once: true, capture: true });
    held = null;
    dragging.value = false;
  };
  el.addEventListener('pointerup', end);
  el.addEventListener('pointercancel', end);
}

/**
 * @param {number} from
 * @param {number} by pixels
 * @returns {number} in steps of the third digit of where it began
 */
export function dragged(from, by) {
  const size = Math.max(Math.abs(from), 1);
  const grain = 10 ** (Math.floor(Math.log10(size)) - DIGITS + 2);
  return Number((Math.round((from + (by / REACH) * size) / grain) * grain).toPrecision(12));
}
