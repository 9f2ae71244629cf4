/** Brings an element into sight within the part of the page that scrolls by itself; the page stays where its reader has it. */

const SCROLLS = ['auto', 'scroll'];

/** @param {Element} element */
export function scrollWithin(element) {
  const box = scrollerOf(element);
  if (!box) return;
  const [mine, frame] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const above = mine.top - frame.top;
  const below = mine.bottom - frame.bottom;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += Math.min(below, above);
}

/** @param {Element} element @returns {Element | null} null where only the page scrolls */
function scrollerOf(element) {
  const box = element.parentElement;
  const { body, defaultView: view } = element.ownerDocument;
  if (!box || box === body || !view) return null;
  const scrolls = SCROLLS.includes(view.getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight;
  return scrolls ? box : scrollerOf(box);
}
