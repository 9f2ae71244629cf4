/**
 * Where each part of an exported picture goes, in pixels of the picture.
 */

/** @typedef {{ left: number, top: number, width: number, height: number }} Rect */
/** @typedef {{ x: number, y: number }} Place */
/**
 * @typedef {object} ExportLayout
 * @property {number} width
 * @property {number} height
 * @property {Place} title the base line's beginning
 * @property {Place} step the base line's end
 * @property {readonly Rect[]} panels
 * @property {readonly Place[]} names where each racer's sign and name begin
 * @property {readonly Place[]} numbers where each racer's numbers begin; none where racers share a panel
 * @property {Rect} chart its plot area
 */

const MARGIN = 16;
const GAP = 12;
const TITLE = 40;
const HEAD = 24;
const FOOT = 26;
const MOST_HIGH = 360;
const NAME_WIDTH = 160;
const CHART = Object.freeze({ left: 44, above: 22, height: 190, below: 28 });

/**
 * @param {{ width: number, racers: number, panels: number }} options as many panels as racers, one for all, or none
 * @returns {ExportLayout}
 */
export function exportLayout({ width, racers, panels }) {
  const each = panels > 1 || racers === panels;
  const columns = each && panels > 0 ? columnsOf(panels) : 1;
  const across = (width - 2 * MARGIN - GAP * (columns - 1)) / columns;
  const high = Math.min(across, MOST_HIGH);
  const listed = each && panels > 0 ? [] : listNames(racers, width);
  const top = TITLE + (listed.length > 0 ? /** @type {Place} */ (listed[listed.length - 1]).y - TITLE + GAP : HEAD);
  const rects = Array.from({ length: panels }, (_, i) => ({
    left: MARGIN + (i % columns) * (across + GAP),
    top: top + Math.floor(i / columns) * (high + HEAD + FOOT),
    width: across,
    height: high,
  }));
  const rows = Math.ceil(panels / columns);
  const below = panels > 0 ? top + rows * (high + HEAD + FOOT) - HEAD : top;
  const chart = {
    left: MARGIN + CHART.left,
    top: below + CHART.above,
    width: width - 2 * MARGIN - CHART.left - GAP,
    height: CHART.height,
  };
  return {
    width,
    height: Math.round(chart.top + chart.height + CHART.below),
    title: { x: MARGIN, y: 26 },
    step: { x: width - MARGIN, y: 26 },
    panels: rects,
    names: listed.length > 0 ? listed : rects.map((rect) => ({ x: rect.left, y: rect.top - 8 })),
    numbers: listed.length > 0 ? [] : rects.map((rect) => ({ x: rect.left, y: rect.top + rect.height + 17 })),
    chart,
  };
}

/** Up to four panels stand in a row; more in rows that are as even as they can be. */
function columnsOf(/** @type {number} */ panels) {
  if (panels <= 4) return Math.max(panels, 1);
  return (4 - (panels % 4)) % 4 <= (3 - (panels % 3)) % 3 ? 4 : 3;
}

function listNames(/** @type {number} */ racers, /** @type {number} */ width) {
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN) / NAME_WIDTH));
  return Array.from({ length: racers }, (_, i) => ({
    x: MARGIN + (i % columns) * NAME_WIDTH,
    y: TITLE + HEAD - 8 + Math.floor(i / columns) * 20,
  }));
}
